import type { TypedNumber } from './typed-input';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthName = '([a-z]{3,9})\\.?';

/** Shapes of a date as typed in en-US, with the format Excel gives the cell. */
const shapes: readonly {
  readonly pattern: RegExp;
  readonly order: readonly ('year' | 'month' | 'day' | 'name')[];
  readonly numberFormat: string;
}[] = [
  {
    pattern: /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/,
    order: ['year', 'month', 'day'],
    numberFormat: 'm/d/yyyy',
  },
  {
    pattern: /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/,
    order: ['month', 'day', 'year'],
    numberFormat: 'm/d/yyyy',
  },
  { pattern: /^(\d{1,2})[-/](\d{1,2})$/, order: ['month', 'day'], numberFormat: 'd-mmm' },
  { pattern: /^(\d{1,2})[-/](\d{4})$/, order: ['month', 'year'], numberFormat: 'mmm-yy' },
  {
    pattern: new RegExp(`^(\\d{1,2})[- ]${monthName}[- ](\\d{4}|\\d{2})$`, 'i'),
    order: ['day', 'name', 'year'],
    numberFormat: 'd-mmm-yy',
  },
  {
    pattern: new RegExp(`^(\\d{1,2})[- ]${monthName}$`, 'i'),
    order: ['day', 'name'],
    numberFormat: 'd-mmm',
  },
  {
    pattern: new RegExp(`^${monthName} (\\d{1,2}),? (\\d{4})$`, 'i'),
    order: ['name', 'day', 'year'],
    numberFormat: 'd-mmm-yy',
  },
  {
    pattern: new RegExp(`^${monthName}[- ](\\d{4})$`, 'i'),
    order: ['name', 'year'],
    numberFormat: 'mmm-yy',
  },
  {
    pattern: new RegExp(`^${monthName}[- ](\\d{1,2})$`, 'i'),
    order: ['name', 'day'],
    numberFormat: 'd-mmm',
  },
];

const timePattern = /^(\d{1,4}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?(?: ?(am|pm|a|p))?$/i;

/**
 * A date, a time or both as a serial number; undefined for text that is neither. ISO dates and
 * en-US ones are read, dates of other locales stay text ("Locale-shaped dates are stored as text").
 */
export function parseTypedDate(text: string, year: number): TypedNumber | undefined {
  if (!/^(\d|[a-z]{3})/i.test(text)) return undefined;
  const time = readTime(text);
  if (time) return time;
  const [, dateText, timeText] = /^(.*\d)[T ](\d{1,2}:[\d:.]+(?: ?[ap]m?)?)$/i.exec(text) ?? [
    ,
    text,
  ];
  const date = readDate(dateText ?? text, year);
  if (!date || timeText === undefined) return date;
  const clock = readTime(timeText);
  return clock && clock.value < 1
    ? { value: date.value + clock.value, numberFormat: 'm/d/yyyy h:mm' }
    : undefined;
}

function readDate(text: string, thisYear: number): TypedNumber | undefined {
  for (const { pattern, order, numberFormat } of shapes) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = { year: thisYear, month: 1, day: 1 };
    for (const [index, name] of order.entries()) {
      const found = match[index + 1]!;
      if (name === 'name') part.month = monthNumber(found);
      else part[name] = name === 'year' ? fullYear(found) : Number(found);
    }
    const value = dateSerial(part.year, part.month, part.day);
    // `1-2` could still be a month and a year: the next shape decides.
    if (value !== undefined) return { value, numberFormat };
  }
  return undefined;
}

/** 30 to 99 are of the last century, as in Excel. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);

/** 1 to 12 of a month's name, shortened to three letters or more; 0 for another word. */
const monthNumber = (name: string): number =>
  months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;

/** Days since 1899-12-30; a day less before March 1900, for Excel counts a 29 February 1900. */
function dateSerial(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || year < 1900 || year > 9999) return undefined;
  const days = Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
  return days > 60 ? days : days - 1;
}

function readTime(text: string): TypedNumber | undefined {
  const match = timePattern.exec(text);
  if (!match) return undefined;
  const [, hourText, minuteText, secondText, half] = match;
  let hours = Number(hourText);
  const minutes = Number(minuteText);
  const seconds = Number(secondText ?? 0);
  if (minutes > 59 || seconds >= 60 || (half && (hours < 1 || hours > 12))) return undefined;
  if (half) hours = (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  const numberFormat =
    (hours > 23 ? '[h]:mm' : 'h:mm') +
    (secondText || hours > 23 ? ':ss' : '') +
    (half ? ' AM/PM' : '');
  return { value: (hours * 3600 + minutes * 60 + seconds) / 86_400, numberFormat };
}
