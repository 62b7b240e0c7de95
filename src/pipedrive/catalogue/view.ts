import { omit } from '../omit';
import { asked, never } from './column';
import type { ApiFilter, ColumnEntry, Input, TableEntry } from './entry';

interface View {
  readonly name: string;
  readonly description: string;
  readonly source: TableEntry['source'];
  readonly changes?: TableEntry['changes'];
  readonly inputs?: readonly Input[];
  /** Columns of the inputs that the table itself does not have. */
  readonly columns?: readonly ColumnEntry[];
}

/**
 * The rows of a table, chosen by an endpoint or by a required condition. Rows are changed in the
 * table itself; the same one row by its key is not asked for here, for it might not belong.
 */
export function viewOf(base: TableEntry, view: View): TableEntry {
  const shared = omit(base, 'archived', 'one', 'writes', 'small');
  const { columns = [], inputs = [], source } = view;
  const readOnly = base.columns.map((column): ColumnEntry => {
    const { filter } = column;
    const rest = omit(column, 'filter', 'writable');
    const input = inputs.find((one) => one.column === column.name);
    const kept = input ? asked(input.parameter).filter : filter && taken(filter, source);
    // What was asked for is known.
    return { ...rest, ...(kept ? { filter: kept } : {}), ...(input ? never : {}) };
  });
  return {
    ...shared,
    kind: 'view',
    name: view.name,
    description: view.description,
    source,
    changes: view.changes ?? base.changes,
    ...(inputs.length > 0 ? { inputs } : {}),
    columns: [...columns, ...readOnly],
  };
}

/** What of a filter the endpoint takes; `id` alone means one row by its key. */
function taken(filter: ApiFilter, { without = [] }: TableEntry['source']): ApiFilter | undefined {
  const names = [filter.is, filter.oneOf, filter.atLeast, filter.before];
  const isOne = filter.is === 'id' && filter.oneOf === undefined;
  return isOne || names.some((name) => name && without.includes(name)) ? undefined : filter;
}
