/** Numbers, counts and times in the Office language. The words themselves are English. */
export interface Language {
  readonly locale: string;
  /** With the language's separators; `digits` after the point, exactly. */
  number(value: number, digits?: number): string;
  /** `1 row`, `6,842 rows`. */
  count(value: number, one: string, other: string): string;
  /** Milliseconds as `7.1 seconds`. */
  seconds(ms: number): string;
  /** Milliseconds since the epoch as a time of day with seconds. */
  time(instant: number): string;
  /** An RFC 3339 instant with date, time and the zone's name. */
  instant(iso: string): string;
  /** Milliseconds since the epoch in few words: `today 08:14`, `21 Nov 07:58`; the year where it is another. */
  moment(instant: number, now: number): string;
  /** The whole number a person typed, with or without separators, or undefined. */
  parseInteger(text: string): number | undefined;
  /** The number a person typed with this language's separators, as digits with a point, or undefined. */
  parseNumber(text: string): string | undefined;
}

/** English plural rules, whatever the Office language: they must fit the English words. */
const plural = new Intl.PluralRules('en');

export function createLanguage(locale: string, zone: string): Language {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const group = part('group');
  const decimal = part('decimal');
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: zone,
  });
  const instant = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: zone,
  });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone });
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  });
  const yearOf = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone });
  const number = (value: number, digits?: number) =>
    value.toLocaleString(
      locale,
      digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
    );
  return {
    locale,
    number,
    count: (value, one, other) =>
      `${number(value)} ${plural.select(value) === 'one' ? one : other}`,
    seconds: (ms) => {
      const text = number(ms / 1000, ms < 10_000 ? 1 : 0);
      return `${text} ${text === number(1, 0) ? 'second' : 'seconds'}`;
    },
    time: (value) => time.format(value),
    instant: (iso) => `${instant.format(new Date(iso))} (${zone})`,
    moment: (value, now) => {
      const isToday = date.format(value) === date.format(now);
      const words = yearOf.format(value) === yearOf.format(now) ? day : date;
      return `${isToday ? 'today' : words.format(value)} ${clock.format(value)}`;
    },
    parseInteger: (text) => {
      // Group separators differ (comma, point, apostrophe, narrow space) and mean nothing here.
      const digits = text.trim().replace(/(?<=\d)[.,'’\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
      return /^[+-]?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
    },
    parseNumber: (text) => {
      const joined = text.trim().replace(/[\s\u00a0\u202f'’]/g, '');
      const plain = (group ? joined.replaceAll(group, '') : joined).replace(decimal, '.');
      return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? plain : undefined;
    },
  };
}
