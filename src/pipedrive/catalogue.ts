import { AppError } from '../core/error';
import type { TableEntry } from './catalogue/entry';

export type { ColumnEntry, ColumnKind, TableEntry } from './catalogue/entry';

/** Every table and view, in the order they are offered. */
export const tables: readonly TableEntry[] = [];

/** The entry of a table by its name, whatever the case. Throws `table-unknown`. */
export function tableEntry(name: string): TableEntry {
  const found = tables.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new AppError('table-unknown', { table: name });
  return found;
}
