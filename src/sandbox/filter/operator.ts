import { isObject, type Json } from '../json';
import type { Span } from './relative-date';

/**
 * The value of a condition: text (as filters keep it) and, where it names a date, the span of days
 * it covers, both ends inclusive as `YYYY-MM-DD`.
 */
export interface Operand {
  readonly text: string;
  readonly span?: Span;
}

type Operator = (value: Json, operand: Operand) => boolean;

const isEmpty = (value: Json) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A compound value (money, ranges, addresses) stands for its main part. */
function plain(value: Json): Json {
  return isObject(value) ? (value.value ?? null) : value;
}

function texts(value: Json): string[] {
  if (Array.isArray(value)) return value.map((item) => String(plain(item)));
  return [String(plain(value))];
}

/** Negative when the value lies before the operand, 0 when it lies on or in it. */
function order(value: Json, { text, span }: Operand): number {
  const left = plain(value);
  if (span) {
    const day = String(left).slice(0, 10);
    return day < span.from ? -1 : day > span.to ? 1 : 0;
  }
  const numbers = typeof left === 'number' ? left - Number(text) : Number.NaN;
  if (!Number.isNaN(numbers)) return numbers;
  return String(left) < text ? -1 : String(left) > text ? 1 : 0;
}

const lower = (value: Json) => texts(value).map((text) => text.toLowerCase());
const equals: Operator = (value, operand) =>
  operand.span ? order(value, operand) === 0 : lower(value).includes(operand.text.toLowerCase());
const filled =
  (test: Operator): Operator =>
  (value, operand) =>
    !isEmpty(value) && test(value, operand);
const like = (test: (value: string, part: string) => boolean): Operator =>
  filled((value, { text }) => lower(value).some((item) => test(item, text.toLowerCase())));
const not =
  (test: Operator): Operator =>
  (value, operand) =>
    !test(value, operand);

const contains = like((value, part) => value.includes(part));
const starts = like((value, part) => value.startsWith(part));
const ends = like((value, part) => value.endsWith(part));
const member = filled((value, { text }) => text.split(',').some((id) => texts(value).includes(id)));

/** The operators of `GET /filters/helpers`; an empty value satisfies only the negative ones. */
export const operators: Readonly<Record<string, Operator>> = {
  '=': filled(equals),
  '!=': not(filled(equals)),
  '>': filled((value, operand) => order(value, operand) > 0),
  '<': filled((value, operand) => order(value, operand) < 0),
  '>=': filled((value, operand) => order(value, operand) >= 0),
  '<=': filled((value, operand) => order(value, operand) <= 0),
  'IS NULL': (value) => isEmpty(value),
  'IS NOT NULL': (value) => !isEmpty(value),
  "LIKE '%$%'": contains,
  "LIKE '$%'": starts,
  "LIKE '%$'": ends,
  "NOT LIKE '%$%'": not(contains),
  "NOT LIKE '$%'": not(starts),
  "NOT LIKE '%$'": not(ends),
  contains: member,
  not_contains: not(member),
};
