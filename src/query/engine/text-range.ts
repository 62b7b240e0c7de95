import type { OperatorId } from '../operators';
import type { ConditionOperator } from './condition';

/** A comparison of instants that holds wherever the comparison of their texts does. */
export interface TextRange {
  readonly side: 'low' | 'high';
  readonly operator: OperatorId;
  /** YYYY-MM-DDTHH:MM:SSZ */
  readonly instant: string;
  /** Whether it holds nowhere else, for texts of the form YYYY-MM-DDTHH:MM:SSZ. */
  readonly exact: boolean;
}

/** Beginnings of an instant: length, what completes it, the character that follows, its duration. */
const beginnings = [
  { length: 19, rest: 'Z', next: 'Z', ms: 1000 },
  { length: 16, rest: ':00Z', next: ':', ms: 60_000 },
  { length: 13, rest: ':00:00Z', next: ':', ms: 3_600_000 },
  { length: 10, rest: 'T00:00:00Z', next: 'T', ms: 86_400_000 },
] as const;

/**
 * What comparing a column of instants with a text means, for SQL compares them letter by letter:
 * after `2026-01-31` comes all of that day, and before it none. Undefined where the text does not
 * begin with a date.
 */
export function textRange(operator: ConditionOperator, text: string): TextRange | undefined {
  const found = beginnings.find(({ length, rest }) => isInstant(text.slice(0, length) + rest));
  if (!found) return undefined;
  const { length, rest, next, ms } = found;
  const instant = text.slice(0, length) + rest;
  const tail = text.slice(length);
  const whole = text === instant;
  if (operator === 'from' || operator === 'after') {
    // All that begins like a shorter text comes after it.
    const exact = tail === '' || (whole && operator === 'from');
    return { side: 'low', operator: 'on-or-after', instant, exact };
  }
  if (tail === '' || tail < next || (whole && operator === 'before'))
    return { side: 'high', operator: 'before', instant, exact: true };
  if (whole) return { side: 'high', operator: 'on-or-before', instant, exact: true };
  const end = new Date(Date.parse(instant) + ms).toISOString().replace('.000Z', 'Z');
  return { side: 'high', operator: 'before', instant: end, exact: false };
}

function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false;
  const time = Date.parse(text);
  // 30 February parses as a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
}
