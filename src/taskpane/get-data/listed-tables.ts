import type { SavedFilter } from '../../pipedrive/filter-tables';
import type { TableItem } from '../../pipedrive/system/table-items';
import type { ListedTable } from './table-search';

const kinds = { TABLE: 'table', VIEW: 'view', 'SYSTEM TABLE': 'system' } as const;

/** A row of sys_tables as the list shows it. */
export function listedTable(item: TableItem): ListedTable {
  return {
    name: item.TableName,
    label: item.TableName,
    kind: kinds[item.TableType],
    description: item.Description,
    detail: `${item.ColumnCount}${item.HasCustomFields ? '+' : ''}`,
  };
}

/** A saved filter, which opens like a table: several of one name show their numbers. */
export function listedFilter({ name, table, source, id }: SavedFilter): ListedTable {
  const isShared = source === `Filter: ${id}`;
  return {
    name: source,
    label: isShared ? `${name} (${id})` : name,
    kind: 'filter',
    description: `${table} that this saved filter chooses`,
  };
}
