/** A table to choose, as the list shows it. */
export interface ListedTable {
  /** What opens it: `Deals`, `Filter: My open deals`. */
  readonly name: string;
  /** What the list shows: of a saved filter, its own name. */
  readonly label: string;
  readonly kind: 'table' | 'view' | 'filter' | 'system';
  readonly description: string;
  /** How many columns it has: `47+` where custom fields come on top. */
  readonly detail?: string;
}

/** A table found, with the part of its label to highlight: `start` inclusive, `end` exclusive. */
export interface TableMatch {
  readonly table: ListedTable;
  readonly start: number;
  readonly end: number;
}

/**
 * Tables whose name or description holds the text, whatever the case: names that start with it first,
 * then those with a word that starts with it (`PipelinesDeals` for `deals`), then the rest, then those
 * that only their description tells of; else in the order given. Without text, all but the tables about
 * tables, which few people want.
 */
export function searchTables(tables: readonly ListedTable[], text: string): TableMatch[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '')
    return tables.flatMap((table) =>
      table.kind === 'system' ? [] : [{ table, start: 0, end: 0 }],
    );
  return tables
    .flatMap((table) => {
      const start = table.label.toLowerCase().indexOf(wanted);
      if (start >= 0) return [{ table, start, end: start + wanted.length }];
      const isDescribed = table.description.toLowerCase().includes(wanted);
      return isDescribed ? [{ table, start: 0, end: 0 }] : [];
    })
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ table, start, end }: TableMatch): number {
  if (end === start) return 3;
  if (start === 0) return 0;
  return /[\p{Lu}_]/u.test(table.label[start]!) || table.label[start - 1] === ' ' ? 1 : 2;
}
