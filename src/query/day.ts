import type { ZoneOffset } from '../core/zone';

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a day of the calendar: 30 February parses as a date in March. */
export function isDay(text: string): boolean {
  if (!pattern.test(text)) return false;
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The instant, in milliseconds, at which a day or one some days later begins in a zone. */
export function dayStart(day: string, offset: ZoneOffset, later = 0): number {
  const local = Date.parse(day) + later * dayMs;
  // The offset at the boundary itself: asked twice, because the first guess may lie in another season.
  return local - offset(local - offset(local));
}

/** The day that begins at an instant, or undefined where none does. */
export function dayStartingAt(instant: number, offset: ZoneOffset): string | undefined {
  const day = isoDay(instant + offset(instant));
  return isDay(day) && dayStart(day, offset) === instant ? day : undefined;
}

/** The day before a day. */
export function dayBefore(day: string): string {
  return isoDay(Date.parse(day) - dayMs);
}

const firstInstant = Date.parse('0000-01-01');
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

/** A whole second as SQL compares it: RFC 3339, UTC, within the years that have four digits. */
export function instantText(instant: number): string {
  return new Date(Math.min(Math.max(instant, firstInstant), lastInstant))
    .toISOString()
    .replace('.000Z', 'Z');
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
