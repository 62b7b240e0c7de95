import type { Row, Value } from '../../core/column';
import { AppError } from '../../core/error';
import { zoneOffset } from '../../core/zone';
import { tables } from '../../pipedrive/catalogue';
import type { Source, TableEntry } from '../../pipedrive/catalogue/entry';
import { readPages } from '../../pipedrive/read';
import { findColumn, type SchemaColumn, type TableSchema } from '../../pipedrive/schema';
import { instantText } from '../day';
import { literalTypes } from '../literal';
import { plainColumn } from '../run';
import { loadTables } from './load-tables';
import { argumentValue } from './run-call';
import type { ScriptOptions, ScriptRun, StatementOutcome } from './script-run';
import type { DeletedStatement } from './statement-call';

/** Pipedrive's word for deleted rows among the statuses of a list. */
const deletedStatus = 'deleted';

/**
 * Runs GETDELETED: the keys of deleted rows, with the time of the last change, which is the deletion.
 * Pipedrive keeps them for 30 days. Throws `deleted-unlisted`, `filter-value-invalid`, and what reading
 * throws.
 */
export async function runDeleted(
  statement: DeletedStatement,
  { options }: ScriptRun,
): Promise<StatementOutcome> {
  const { session, signal } = options;
  const { schemas } = await loadTables([statement.table], session, signal);
  const schema = schemas[0]!;
  const { entry } = schema;
  checkDeleted(entry);
  const since = sinceInstant(statement, options);
  const time = schema.columns.find(({ code }) => code === 'update_time')!;
  const marks = schema.columns.filter(({ code }) => code === 'status' || code === 'is_deleted');
  const columns = [findColumn(schema, entry.key)!, time, ...marks];
  const rows: Row[] = [];
  const seen = new Set<unknown>();
  for (const source of [entry.source, ...(entry.archived ? [entry.archived] : [])]) {
    const parameters = {
      ...Object.fromEntries(Object.keys(entry.deleted!).map((name) => [name, deletedStatus])),
      ...sinceParameter(time, source, since),
    };
    const request = { source, columns, parameters, limit: session.settings.pageSize, seen };
    const all: TableSchema = { ...schema, parameters: {} };
    for await (const page of readPages(all, request, session, { signal }))
      for (const [key = null, at = null, ...marked] of page.rows)
        if (marked.some(isMark) && isIn(at, since)) rows.push([key, at]);
  }
  return {
    kind: statement.kind,
    table: entry.name,
    columns: columns.slice(0, 2).map(plainColumn),
    rows,
  };
}

/** Throws `deleted-unlisted` for a table whose deleted rows Pipedrive does not list. */
export function checkDeleted(entry: TableEntry): void {
  if (listsDeleted(entry)) return;
  const { name, key } = entry;
  const listed = tables.filter(listsDeleted).map((one) => one.name);
  const all = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(listed);
  throw new AppError('deleted-unlisted', { table: name, key, tables: all });
}

const listsDeleted = ({ kind, deleted }: TableEntry) => kind === 'table' && deleted !== undefined;

const isMark = (value: Value) => value === deletedStatus || value === true;

const isIn = (at: Value, since: string | undefined) =>
  since === undefined || (typeof at === 'string' && at >= since);

/** Whole seconds, as Pipedrive and SQL have them. */
function sinceInstant({ since }: DeletedStatement, options: ScriptOptions): string | undefined {
  if (since === undefined) return undefined;
  const text = String(argumentValue(since, options.parameters) ?? '');
  const literal = literalTypes.datetime.read(text, zoneOffset('UTC'));
  if (literal) return instantText(Math.ceil(Number(literal.low) / 1000) * 1000);
  throw new AppError('filter-value-invalid', { value: text, type: 'date', column: 'UpdateTime' });
}

function sinceParameter({ filter }: SchemaColumn, source: Source, since: string | undefined) {
  const parameter = filter?.atLeast;
  const isTaken = parameter !== undefined && !source.without?.includes(parameter);
  return since !== undefined && isTaken ? { [parameter]: since } : {};
}
