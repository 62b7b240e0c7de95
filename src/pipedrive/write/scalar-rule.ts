import type { Value } from '../../core/column';

/** A value of a cell that says something. */
export type Given = Exclude<Value, null>;

/** How a plain value is checked and written. */
export interface ScalarRule {
  /** Completes "must be …". */
  readonly expected: string;
  /** The value as JSON, or undefined where it is not what it must be. */
  readonly encode: (value: Given) => string | number | boolean | undefined;
}

const numberForm = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const dateForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const instantForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/i;
const timeForm = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const durationForm = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const words: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  '1': true,
  '0': false,
};

/** A finite number, also as text with a point: v2 refuses numbers sent as text. */
function numeric(value: Given): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !numberForm.test(value.trim())) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function whole(value: Given): number | undefined {
  const number = numeric(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function positive(value: Given): number | undefined {
  const number = whole(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** True and false, also as 1 and 0 and in words. */
function truth(value: Given): boolean | undefined {
  const word = String(value).trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** A day that the calendar has; of a time at midnight, its day. */
function day(value: Given): string | undefined {
  const text = String(value)
    .trim()
    .replace(/[T ]00:00(:00(\.0+)?)?Z?$/i, '');
  if (!dateForm.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  // 2026-02-30 may parse as 2 March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
}

/** In whole seconds of UTC: v2 refuses fractions. A time without a zone is UTC, a day its midnight. */
function instant(value: Given): string | undefined {
  const text = String(value).trim();
  if (day(text) === text) return `${text}T00:00:00Z`;
  const [, date = '', minutes = '', seconds = '00', zone = 'Z'] = instantForm.exec(text) ?? [];
  if (day(date) === undefined || !timeForm.test(`${minutes}:${seconds}`)) return undefined;
  const at = Date.parse(`${date}T${minutes}:${seconds}${zone.toUpperCase()}`);
  return Number.isNaN(at) ? undefined : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function plainInstant(value: Given): string | undefined {
  return instant(value)?.replace('T', ' ').replace('Z', '');
}

function clockTime(value: Given): string | undefined {
  const [, hours, minutes, seconds = '00'] = timeForm.exec(String(value).trim()) ?? [];
  return hours === undefined ? undefined : `${hours}:${minutes}:${seconds}`;
}

/** Hours and minutes; activities know no seconds (date format, API documentation). */
function shortTime(form: RegExp): ScalarRule['encode'] {
  return (value) => {
    const [, hours, minutes, seconds = '00'] = form.exec(String(value).trim()) ?? [];
    if (hours === undefined || seconds !== '00') return undefined;
    return `${hours.padStart(2, '0')}:${minutes}`;
  };
}

/** What a lead or a lead label is called by. */
function uuid(value: Given): string | undefined {
  const text = String(value).trim();
  return uuidForm.test(text) ? text : undefined;
}

function bit(value: Given): number | undefined {
  const set = truth(value);
  return set === undefined ? undefined : Number(set);
}

function digits(value: Given): string | undefined {
  const number = whole(value);
  return number === undefined || number < 0 ? undefined : String(number);
}

const yesOrNo = 'TRUE or FALSE';
const instantWords = 'a date and time such as 2026-03-31T14:30:00Z';

/** Rules by name. */
export const scalarRules = {
  text: { expected: 'text', encode: (value) => String(value) },
  number: { expected: 'a number such as 1234.5', encode: numeric },
  integer: { expected: 'a whole number', encode: whole },
  id: { expected: 'an id, a whole number above 0', encode: positive },
  uuid: { expected: 'an id such as adf21080-0e10-11eb-879b-05d71fb426ec', encode: uuid },
  boolean: { expected: yesOrNo, encode: truth },
  /** Booleans that the endpoint wants as 0 and 1. */
  bit: { expected: yesOrNo, encode: bit },
  date: { expected: 'a date such as 2026-03-31', encode: day },
  datetime: { expected: instantWords, encode: instant },
  /** As v1 writes times. */
  plainDatetime: { expected: instantWords, encode: plainInstant },
  time: { expected: 'a time such as 14:30:00', encode: clockTime },
  shortTime: { expected: 'a time such as 14:30, without seconds', encode: shortTime(timeForm) },
  duration: {
    expected: 'a length such as 01:30, without seconds',
    encode: shortTime(durationForm),
  },
  /** A whole number that the endpoint wants as text. */
  digits: { expected: 'a whole number', encode: digits },
} as const satisfies Record<string, ScalarRule>;

export type ScalarRuleName = keyof typeof scalarRules;
