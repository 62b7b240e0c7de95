import type { TableEntry } from '../../pipedrive/catalogue';

/** A table found, with the part of its name to highlight: `start` inclusive, `end` exclusive. */
export interface TableMatch {
  readonly entry: TableEntry;
  readonly start: number;
  readonly end: number;
}

/**
 * Tables whose name holds the text, whatever the case: names that start with it first, then those
 * with a word that starts with it (`PipelinesDeals` for `deals`), then the rest; else in the order
 * given. Without text, all.
 */
export function searchTables(tables: readonly TableEntry[], text: string): TableMatch[] {
  const wanted = text.trim().toLowerCase();
  return tables
    .flatMap((entry) => {
      const start = entry.name.toLowerCase().indexOf(wanted);
      return start < 0 ? [] : [{ entry, start, end: start + wanted.length }];
    })
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ entry, start }: TableMatch): number {
  if (start === 0) return 0;
  return /[A-Z_]/.test(entry.name[start] ?? '') ? 1 : 2;
}

/** Tables a connection shows: all, or those its Tables and Views properties name. */
export function shownTables(
  all: readonly TableEntry[],
  settings: { readonly tables: readonly string[]; readonly views: readonly string[] },
): readonly TableEntry[] {
  const named = (names: readonly string[], { name }: TableEntry) =>
    names.length === 0 || names.some((other) => other.toLowerCase() === name.toLowerCase());
  return all.filter((entry) =>
    named(entry.kind === 'table' ? settings.tables : settings.views, entry),
  );
}
