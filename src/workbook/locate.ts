import type { QueryColumn, QueryDefinition } from './definition';
import type { StoredDefinition } from './definitions';
import type { TableColumnInfo, TableInfo } from './table-sheet';

/** A query of the workbook and its table, if that is still there. */
export interface LocatedQuery {
  readonly part: string;
  readonly definition: QueryDefinition;
  /** Undefined where the table was deleted or converted to a range. */
  readonly table?: TableInfo;
}

export interface Located {
  readonly queries: readonly LocatedQuery[];
  readonly problems: readonly Exclude<StoredDefinition, { readonly definition: unknown }>[];
  /** Tables with the columns of a query that are not its own: copies of its sheet. */
  readonly copies: readonly { readonly table: TableInfo; readonly of: QueryDefinition }[];
}

/**
 * Brings definitions and tables together: by id and name, then by id alone (a renamed table), then by
 * name alone (ids can change where a workbook is saved by another program). A table belongs to one
 * query. A copied sheet holds a plain table until somebody decides that it is to be refreshed too:
 * two tables of one query would share its snapshot, and with it the user's edits.
 */
export function locateQueries(
  stored: readonly StoredDefinition[],
  tables: readonly TableInfo[],
): Located {
  const readable = stored.flatMap((one) => ('definition' in one ? [one] : []));
  const found = new Map<string, TableInfo>();
  const taken = new Set<TableInfo>();
  const rules: ((table: TableInfo, definition: QueryDefinition) => boolean)[] = [
    (table, definition) => sameId(table, definition) && sameName(table, definition),
    (table, definition) => sameId(table, definition) && hasColumns(table, definition),
    (table, definition) => sameName(table, definition),
    sameId,
  ];
  for (const rule of rules)
    for (const { part, definition } of readable) {
      if (found.has(part)) continue;
      const table = tables.find((one) => !taken.has(one) && rule(one, definition));
      if (!table) continue;
      found.set(part, table);
      taken.add(table);
    }
  return {
    queries: readable.map(({ part, definition }) => {
      const table = found.get(part);
      return { part, definition, ...(table ? { table } : {}) };
    }),
    problems: stored.flatMap((one) => ('definition' in one ? [] : [one])),
    copies: tables
      .filter((table) => !taken.has(table))
      .flatMap((table) => {
        const original = readable.find(({ definition }) => hasColumns(table, definition));
        return original ? [{ table, of: original.definition }] : [];
      }),
  };
}

const sameId = (table: TableInfo, { table: { id } }: QueryDefinition) => table.id === id;
const sameName = (table: TableInfo, { table: { name } }: QueryDefinition) =>
  table.name.toLowerCase() === name.toLowerCase();

function hasColumns(table: TableInfo, { columns }: QueryDefinition): boolean {
  const wanted = columns.filter(({ state }) => state === undefined);
  const names = new Set(table.columns.map(({ name }) => name));
  return wanted.length > 0 && wanted.every(({ header }) => names.has(header));
}

/** Where the columns of a query stand in its table; undefined for those the user deleted. */
export function placeColumns(
  columns: readonly QueryColumn[],
  table: readonly TableColumnInfo[],
): (number | undefined)[] {
  const places = columns.map(({ column }) => placeOf(table, (one) => one.id === column));
  const taken = new Set(places);
  return places.map((place, index) => {
    if (place !== undefined) return place;
    const byName = placeOf(table, ({ name }) => name === columns[index]!.header);
    return taken.has(byName) ? undefined : byName;
  });
}

function placeOf(
  table: readonly TableColumnInfo[],
  test: (column: TableColumnInfo) => boolean,
): number | undefined {
  const place = table.findIndex(test);
  return place < 0 ? undefined : place;
}
