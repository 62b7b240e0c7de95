import type { ConnectionSettings } from '../../connection/settings';
import { tables } from '../catalogue';
import type { TableEntry } from '../catalogue/entry';
import { systemTables } from '../catalogue/system';
import { place } from './place';

const tableTypes = { table: 'TABLE', view: 'VIEW', system: 'SYSTEM TABLE' } as const;

/** A row of sys_tables, before it is decoded. */
export type TableItem = ReturnType<typeof tableItem>;

type Showing = Pick<ConnectionSettings, 'tables' | 'views' | 'browsableSchemas' | 'readonly'>;

/** The rows of sys_tables: what a connection shows, in the order of the catalogue. */
export function tableItems(settings: Showing): TableItem[] {
  const system = isBrowsable(settings) ? systemTables : [];
  return [...shownTables(settings), ...system].map((entry) => tableItem(entry, settings));
}

/**
 * Tables and views a connection shows: all, or those its Tables and Views properties name; none where
 * its BrowsableSchemas are other ones.
 */
export function shownTables(settings: Showing): readonly TableEntry[] {
  return tables.filter(({ kind, name }) =>
    kind === 'table'
      ? isBrowsable(settings) && isNamed(settings.tables, name)
      : isViewShown(settings, name),
  );
}

/** Whether a connection shows a view of that name, or a saved filter, which is like one. */
export function isViewShown(settings: Showing, name: string): boolean {
  return isBrowsable(settings) && isNamed(settings.views, name);
}

function isBrowsable({ browsableSchemas }: Showing): boolean {
  return isNamed(browsableSchemas, place.SchemaName);
}

/** Whether a list of names has this one, whatever the case: an empty list has all. */
function isNamed(names: readonly string[], wanted: string): boolean {
  return names.length === 0 || names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

function tableItem(entry: TableEntry, { readonly }: Showing) {
  return {
    ...place,
    TableName: entry.name,
    TableType: tableTypes[entry.kind],
    Description: entry.description,
    IsUpdateable: !readonly && entry.writes !== undefined,
    ColumnCount: entry.columns.length,
    HasCustomFields: entry.customFields !== undefined,
    ApiName: entry.kind === 'system' ? null : entry.source.path,
  };
}
