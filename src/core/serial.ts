import type { ZoneOffset } from './zone';

const dayInMs = 86_400_000;
/** Serial 0 is 1899-12-30: Excel counts from 1900-01-00 and believes in 1900-02-29. */
const epoch = Date.UTC(1899, 11, 30);
/** Before 1900-03-01 Excel's serials are off by one (its 29 February 1900): such dates stay text. */
const firstExact = 61;
/** 9999-12-31, the last day Excel knows. */
const last = 2_958_465;

/**
 * The Excel serial of a date (`YYYY-MM-DD`), or undefined where Excel cannot hold it.
 * Source: Excel specifications, "date limit"; the 1900 leap-year quirk.
 */
export function dateSerial(iso: string): number | undefined {
  return exact((Date.parse(iso.slice(0, 10)) - epoch) / dayInMs);
}

/** The Excel serial, with fraction, of an RFC 3339 instant shown in the given zone. */
export function datetimeSerial(iso: string, offset: ZoneOffset): number | undefined {
  const instant = Date.parse(iso);
  return exact((instant + offset(instant) - epoch) / dayInMs);
}

/** The fraction of a day for `HH:MM[:SS]`, or undefined when it is not a time of day. */
export function timeSerial(text: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match) return undefined;
  return (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) / 86_400;
}

function exact(serial: number): number | undefined {
  return serial >= firstExact && serial <= last + 1 ? serial : undefined;
}
