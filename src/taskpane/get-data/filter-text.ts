import type { ColumnType } from '../../core/column';
import { operatorEntry } from '../../query/operators';
import type { Filter, FilterValue, Sort } from '../../query/query';
import type { Language } from '../language';

/** A filter in words: `Value is at least` and `10,000`. */
export interface FilterText {
  readonly lead: string;
  readonly value: string;
}

/** Values named before the rest is only counted. */
const named = 2;

export function filterText(
  filter: Filter<FilterValue>,
  type: ColumnType,
  language: Language,
): FilterText {
  const { label, values: expected } = operatorEntry(filter.operator);
  const values = filter.values.map((value) =>
    typeof value === 'string' ? valueText(value, type, language) : value.parameter,
  );
  const rest = values.length - named;
  const value =
    expected === 2
      ? values.join(' and ')
      : rest > 0
        ? `${values.slice(0, named).join(', ')} and ${language.number(rest)} more`
        : values.join(' or ');
  return { lead: `${filter.column} ${label}`, value };
}

/** A filter's value as people write it: numbers with separators, yes and no. */
export function valueText(value: string, type: ColumnType, language: Language): string {
  if (type === 'boolean') return value === 'true' ? 'yes' : 'no';
  const numeric = type === 'number' || type === 'money';
  const number = numeric && value.trim() !== '' ? Number(value) : NaN;
  if (!Number.isFinite(number)) return value;
  return language.number(number, value.split('.')[1]?.length ?? 0);
}

/** The two directions of a sort in words, ascending first. */
export function sortWords(type: ColumnType): readonly [string, string] {
  if (type === 'date' || type === 'datetime' || type === 'time')
    return ['earliest first', 'latest first'];
  if (type === 'text') return ['A to Z', 'Z to A'];
  if (type === 'boolean') return ['no first', 'yes first'];
  return ['smallest first', 'largest first'];
}

export function sortText(sort: Sort, type: ColumnType): string {
  return sortWords(type)[sort.descending ? 1 : 0];
}
