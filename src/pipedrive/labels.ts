import type { Value } from '../core/column';
import { isJsonObject } from './json';
import { asText } from './scalar';

/** A choice of an option-like column. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/**
 * Turns option ids into labels: one id, a list (v2 sets) or `1,2` (v1 sets). An id that is not in
 * the list (a deleted option) stays an id.
 */
export function labelDecoder(options: readonly Option[]): (raw: unknown) => Value {
  // Both spellings as keys: looking a number up must not make a string of it for each cell.
  const labels = new Map<unknown, string>();
  for (const { id, label } of options) labels.set(id, label).set(Number(id), label);
  labels.delete(NaN);
  const one = (raw: unknown): Value => labels.get(raw) ?? asText(raw);
  return (raw) => {
    if (typeof raw === 'number') return one(raw);
    if (Array.isArray(raw)) return raw.length === 0 ? null : raw.map(one).join(', ');
    if (isJsonObject(raw)) return one(raw['id'] ?? raw['value']);
    if (raw === '') return null;
    if (typeof raw !== 'string' || labels.has(raw) || !idList.test(raw)) return one(raw);
    return raw.split(',').map(one).join(', ');
  };
}

const idList = /^\d+(,\d+)+$/;
