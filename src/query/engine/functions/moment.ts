/**
 * A date, a time of day or both. Instants are milliseconds since the epoch, in UTC and on whole
 * seconds; a date is its midnight, a time of day lies on 1 January 1900 as in SQL Server.
 */
export interface Moment {
  readonly kind: 'date' | 'datetime' | 'time';
  readonly ms: number;
}

export const secondMs = 1000;
export const dayMs = 86_400_000;

const first = -62_135_596_800_000;
const last = 253_402_300_799_999;
const timeBase = -2_208_988_800_000;

const day = String.raw`(\d{4})([-/]?)(\d\d)\2(\d\d)`;
const time = String.raw`([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?`;
const zone = String.raw`Z|[+-]\d\d:?\d\d`;
const datePattern = new RegExp(`^${day}(?:[T ]${time} ?(${zone})?)?$`, 'i');
const timePattern = new RegExp(`^${time}$`);

/**
 * A text as a moment: `2026-01-31`, `2026/01/31` or `20260131`, with a time after `T` or a space, or a
 * time alone. Without an offset it is UTC. Undefined for all else; days such as 01/02/2026, which
 * mean different days in different countries, are read by STRTODATE alone.
 */
export function readMoment(value: string | number): Moment | undefined {
  if (typeof value === 'number') return undefined;
  const text = value.trim();
  const found = datePattern.exec(text);
  if (!found) {
    const only = timePattern.exec(text);
    return only ? timeOf(Number(only[1]), Number(only[2]), Number(only[3] ?? 0)) : undefined;
  }
  const [, year, , month, dayOfMonth, hour, minute, second, offset] = found;
  const midnight = dateOf(Number(year), Number(month), Number(dayOfMonth));
  if (!midnight || hour === undefined) return midnight;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
  return moment('datetime', midnight.ms + seconds * secondMs - offsetMs(offset));
}

/** `Z`, `+02:00` or `+0200` in milliseconds east of UTC. */
export function offsetMs(offset = 'Z'): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Undefined outside the years 1 to 9999, which ISO text cannot write; fractions are dropped. */
export function moment(kind: Moment['kind'], ms: number): Moment | undefined {
  if (!(ms >= first && ms <= last)) return undefined;
  return { kind, ms: Math.floor(ms / secondMs) * secondMs };
}

/** A day of the calendar, months from 1; undefined for a 30 February. */
export function dateOf(year: number, month: number, dayOfMonth: number): Moment | undefined {
  if (!(month >= 1 && month <= 12 && dayOfMonth >= 1)) return undefined;
  if (dayOfMonth > daysIn(year, month)) return undefined;
  return moment('date', monthStart(year * 12 + month - 1) + (dayOfMonth - 1) * dayMs);
}

/** A time of day; undefined for 24:00 and beyond. */
export function timeOf(hour: number, minute: number, second: number): Moment | undefined {
  const valid = [hour, minute, second].every((n, index) => n >= 0 && n < (index ? 60 : 24));
  if (!valid) return undefined;
  return moment('time', timeBase + (hour * 3600 + minute * 60 + second) * secondMs);
}

export function daysIn(year: number, month: number): number {
  const index = year * 12 + month - 1;
  return (monthStart(index + 1) - monthStart(index)) / dayMs;
}

/** Midnight of the first day of a month, counted from January of year 0. */
export function monthStart(index: number): number {
  // 400 years later the calendar repeats; Date.UTC takes years below 100 for those of 1900.
  return (
    Date.UTC(Math.floor(index / 12) + 400, index - Math.floor(index / 12) * 12) - 146_097 * dayMs
  );
}

/** As the engine writes it: `2026-01-31`, `2026-01-31T08:00:00Z` or `08:00:00`. */
export function writeMoment(found: Moment | undefined): string | null {
  if (!found) return null;
  const iso = new Date(found.ms).toISOString();
  if (found.kind === 'date') return iso.slice(0, 10);
  return found.kind === 'time' ? iso.slice(11, 19) : `${iso.slice(0, 19)}Z`;
}

/** The day of a moment. */
export function dayOf(ms: number): Moment | undefined {
  return moment('date', Math.floor(ms / dayMs) * dayMs);
}
