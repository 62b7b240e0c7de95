import type { Value } from '../../core/column';

/**
 * What two values have in common if SQLite can find them equal, whatever the types of the columns:
 * `5`, `'5'`, `' 5.0'` and true are one key. Values with one key need not be equal: SQLite checks.
 */
export function equalityKey(value: Value): string | number | null {
  if (typeof value === 'string') {
    const first = value.charCodeAt(0);
    // Numbers begin with space, sign, point or digit: all of these lie at or below '9'.
    if (!(first <= 0x39)) return value;
    const number = value.trim() === '' ? NaN : Number(value);
    return Number.isNaN(number) ? value : number;
  }
  return typeof value === 'boolean' ? Number(value) : value;
}
