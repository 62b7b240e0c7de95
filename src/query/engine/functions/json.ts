import { AppError } from '../../../core/error';
import type { SqlFunction, SqlValue } from '../function';
import { define } from './definition';
import { select, type Json } from './json-path';

/** The values a path selects; an array that it ends at stands for its elements. */
function values(name: string, json: string, path: string): readonly Json[] {
  const selected = select(parsed(name, json), path);
  const [only] = selected;
  return selected.length === 1 && Array.isArray(only) ? only : selected;
}

function parsed(name: string, json: string): Json {
  try {
    return JSON.parse(json) as Json;
  } catch (cause) {
    const value = json.length > 30 ? `${json.slice(0, 30)}...` : json;
    throw new AppError(
      'function-argument',
      { function: name, value, rule: 'it is not JSON' },
      cause,
    );
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);

/** A function of the numbers among the values; NULL where there is none. */
const ofNumbers = (name: string, compute: (numbers: readonly number[]) => SqlValue): SqlFunction =>
  define(name, ['text', 'text'], (json, path) => {
    const numbers = values(name, json, path).filter((value) => typeof value === 'number');
    return numbers.length > 0 ? compute(numbers) : null;
  });

/** Functions of the arrays in a JSON text. JSON_EXTRACT and the rest are SQLite's own. */
export const jsonFunctions: readonly SqlFunction[] = [
  define('JSON_COUNT', ['text', 'text'], (json, path) => values('JSON_COUNT', json, path).length),
  ofNumbers('JSON_SUM', sum),
  ofNumbers('JSON_AVG', (numbers) => sum(numbers) / numbers.length),
  ofNumbers('JSON_MIN', (numbers) => numbers.reduce((least, next) => Math.min(least, next))),
  ofNumbers('JSON_MAX', (numbers) => numbers.reduce((most, next) => Math.max(most, next))),
];
