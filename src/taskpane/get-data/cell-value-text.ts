import type { Value } from '../../core/column';
import type { Language } from '../language';

type Held = Exclude<Value, null>;

/** What a cell holds, in words: `10,000 (number)`. */
export function cellValueText(value: Held, language: Language): string {
  return `${heldText(value, language)} (${heldKind(value)})`;
}

export function heldText(value: Held, language: Language): string {
  return typeof value === 'number' ? language.number(value) : String(value);
}

/** What the value counts as in a query. */
export function heldKind(value: Held): string {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes or no';
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return 'date and time';
  return /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}
