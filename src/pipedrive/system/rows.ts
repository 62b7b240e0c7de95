import type { TableEntry } from '../catalogue/entry';
import type { JsonObject } from '../json';
import type { RequestOptions, Session } from '../session';
import { columnItems } from './column-items';
import { foreignKeyItems, keyColumnItems } from './key-items';
import { place } from './place';
import { parameterItems, procedureItems } from './procedure-items';
import { propertyItems } from './property-items';
import { sqlInfoItems } from './sql-info';
import { shownTables, tableItems } from './table-items';

/** What the rows of a system table are made from. */
export interface SystemContext {
  /** The tables and views that this connection shows. */
  readonly tables: readonly TableEntry[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly session: Session;
  readonly signal?: AbortSignal | undefined;
}

type MakeItems = (context: SystemContext) => JsonObject[] | Promise<JsonObject[]>;

const makers: Readonly<Record<string, MakeItems>> = {
  sys_catalogs: () => [{ CatalogName: place.CatalogName }],
  sys_schemas: () => [place],
  sys_tables: ({ session }) => tableItems(session.settings),
  sys_tablecolumns: columnItems,
  sys_procedures: procedureItems,
  sys_procedureparameters: parameterItems,
  sys_keycolumns: keyColumnItems,
  sys_foreignkeys: foreignKeyItems,
  sys_connection_props: ({ session }) => propertyItems(session.settings),
  sys_sqlinfo: sqlInfoItems,
};

/** The rows of a system table, as an API would send them. */
export async function systemItems(
  { name }: TableEntry,
  parameters: Readonly<Record<string, string>>,
  session: Session,
  { signal }: RequestOptions = {},
): Promise<readonly JsonObject[]> {
  const tables = shownTables(session.settings);
  return makers[name]!({ tables, parameters, session, signal });
}
