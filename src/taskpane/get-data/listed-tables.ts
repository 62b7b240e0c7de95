import type { TableEntry } from '../../pipedrive/catalogue';
import type { SavedFilter } from '../../pipedrive/filter-tables';
import type { ListedTable } from './table-search';

/** A table of the catalogue as the list shows it. */
export function listedTable(entry: TableEntry): ListedTable {
  const { name, kind, description, columns, customFields } = entry;
  const detail = `${columns.length}${customFields ? '+' : ''}`;
  return { name, label: name, kind, description, detail };
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
