import type { Column, Value } from '../../core/column';
import { datetimeSerial } from '../../core/serial';
import { zoneOffset } from '../../core/zone';
import type { Language } from '../language';

const dayInMs = 86_400_000;
/** Serial number of 1970-01-01. */
const unixEpoch = 25_569;

/**
 * Values of a column as the sheet will show them: money with two digits, times in the given zone,
 * dates as YYYY-MM-DD. Unlike in the sheet, numbers carry the language's separators.
 */
export function cellText(
  column: Pick<Column, 'type'>,
  zone: string,
  language: Language,
): (value: Value) => string {
  const offset = zoneOffset(zone);
  return (value) => {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'number')
      return column.type === 'money'
        ? language.number(value, 2)
        : column.type === 'integer'
          ? String(value)
          : language.number(value);
    const serial = column.type === 'datetime' ? datetimeSerial(value, offset) : undefined;
    if (serial === undefined) return value;
    const local = new Date(Math.round((serial - unixEpoch) * dayInMs));
    return local.toISOString().slice(0, 16).replace('T', ' ');
  };
}

/** Right-aligned in tables. */
export const isNumeric = ({ type }: Pick<Column, 'type'>): boolean =>
  type === 'integer' || type === 'number' || type === 'money';
