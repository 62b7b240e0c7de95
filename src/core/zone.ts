const hourInMs = 3_600_000;

/** Offset of a time zone from UTC in milliseconds, at an instant (milliseconds since the epoch). */
export type ZoneOffset = (instant: number) => number;

const known = new Map<string, ZoneOffset>();

/**
 * The offset function of an IANA zone. Offsets are remembered per hour: zones change on the hour or
 * the half hour, and a sheet holds many times within the same few years, so `Intl` (slow) is asked
 * at most twice an hour of data. Throws RangeError for a name `Intl` does not know.
 */
export function zoneOffset(zone: string): ZoneOffset {
  const found = known.get(zone);
  if (found) return found;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offset: ZoneOffset = (instant) => {
    const slot = Math.floor((instant / hourInMs) * 2);
    let ms = offsets.get(slot);
    if (ms === undefined) {
      ms = zone === 'UTC' ? 0 : offsetAt(format, (slot * hourInMs) / 2);
      offsets.set(slot, ms);
    }
    return ms;
  };
  known.set(zone, offset);
  return offset;
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const local = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return local - instant;
}

/** The zone of this computer, as an IANA name. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
