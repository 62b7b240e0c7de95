import type { ZoneOffset } from './zone';

const dayInMs = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** What a number format shows a number as, as far as it is a point in time. */
export type DateShape = 'date' | 'datetime' | 'time';

/**
 * Whether a number format shows dates or times. Text in quotes or behind a backslash, colours and
 * locales in brackets say nothing; elapsed time (`[h]`) is an amount.
 */
export function dateShape(numberFormat: string): DateShape | undefined {
  if (/\[[hms]+\]/i.test(numberFormat)) return undefined;
  const codes = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const hasDay = /[yd]/i.test(codes);
  const hasTime = /[hs]/i.test(codes);
  if (hasDay) return hasTime ? 'datetime' : 'date';
  if (hasTime) return 'time';
  return /^m+$/i.test(codes.trim()) ? 'date' : undefined;
}

/**
 * An Excel serial as ISO text: dates `YYYY-MM-DD`, times `HH:MM:SS`, dates with a time as the instant
 * (UTC) at which a clock in the zone shows them. The opposite of serial.ts.
 */
export function serialText(serial: number, shape: DateShape, offset: ZoneOffset): string {
  const local = epoch + Math.round(serial * 86_400) * 1000;
  if (shape === 'time') return new Date(local).toISOString().slice(11, 19);
  if (shape === 'date')
    return new Date(Math.floor(serial) * dayInMs + epoch).toISOString().slice(0, 10);
  // Asked twice: the first guess may lie on the other side of a change of the clocks.
  const instant = local - offset(local - offset(local));
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
