import type { Column, Row } from '../core/column';
import type { JobOptions } from '../core/progress';
import type { SchemaColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { Completeness } from './completeness';
import { sortRows } from './order';
import { planQuery, type Plan } from './plan';
import { readRows, sortKeys, workingColumns, type Reading } from './reading';
import { columnOf } from './validate';

export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly completeness: Completeness;
}

/** Reads, filters, sorts and cuts. Resolves with all rows or throws: never with a part. */
export async function runQuery(
  plan: Plan,
  session: Session,
  options: JobOptions = {},
): Promise<QueryResult> {
  return run(capped(plan, session), session, options);
}

export interface PreviewOptions extends JobOptions {
  /** Rows to show. Default 25. */
  readonly rows?: number;
}

/** A preview must not read a whole table for a filter that hardly any row passes. */
const maxPreviewPages = 5;

/**
 * The first rows only, in as few requests as they take: filtered, but sorted only where Pipedrive
 * sorts, for sorting here would need every row.
 */
export async function previewQuery(
  plan: Plan,
  session: Session,
  { rows = 25, ...options }: PreviewOptions = {},
): Promise<QueryResult> {
  const { query, schema, zone } = plan;
  const settings = { zone, pageSize: session.settings.pageSize };
  const first = { ...query, limit: Math.min(rows, query.limit ?? rows) };
  const sorted = planQuery(first, schema, settings);
  const affordable =
    first.sort.length === 0 || sorted.sortPushed
      ? sorted
      : planQuery({ ...first, sort: [] }, schema, settings);
  return run(affordable, session, { ...options, maxPages: maxPreviewPages });
}

async function run(
  plan: Plan,
  session: Session,
  options: JobOptions & { readonly maxPages?: number },
): Promise<QueryResult> {
  const began = session.clock.now();
  const before = session.usage();
  const columns = workingColumns(plan);
  const reading = await readRows(plan, columns, session, options);
  const { limit, columns: shown } = plan.query;
  const sorted = inOrder(plan, columns, reading.rows).slice(0, limit);
  const rows =
    columns.length > shown.length ? sorted.map((row) => row.slice(0, shown.length)) : sorted;
  const after = session.usage();
  return {
    columns: columns.slice(0, shown.length).map(plainColumn),
    rows,
    completeness: {
      ...statement(plan, reading, rows.length, session),
      requests: after.requests - before.requests,
      tokens: after.tokens - before.tokens,
      ms: session.clock.now() - began,
      asOf: new Date(began).toISOString(),
    },
  };
}

function inOrder(plan: Plan, columns: readonly SchemaColumn[], rows: readonly Row[]) {
  if (plan.query.sort.length === 0) return rows;
  const column = columnOf(plan.schema, plan.schema.entry.key);
  return sortRows(rows, sortKeys(plan, columns), { column, index: columns.indexOf(column) });
}

function statement(plan: Plan, reading: Reading, rowsKept: number, { settings }: Session) {
  const { schema, query } = plan;
  const { archived, deleted } = schema.entry;
  const said = (known: boolean, isIncluded: boolean) =>
    known ? (isIncluded ? 'included' : 'excluded') : 'n/a';
  return {
    table: schema.entry.name,
    rowsRead: reading.rowsRead,
    rowsKept,
    leftOut: reading.rowsRead - reading.rows.length,
    duplicates: reading.duplicates,
    pages: reading.pages,
    ...irregular(reading),
    lastCursorReached: reading.complete,
    archived: said(archived !== undefined, settings.includeArchived),
    deleted: said(deleted !== undefined, settings.includeDeleted),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    limitReached: reading.rows.length > rowsKept || !reading.complete,
  } as const;
}

function irregular({ changed, tally }: Reading): Pick<Completeness, 'streams' | 'irregularities'> {
  const { streams, ...noticed } = tally;
  const irregularities = { changed, ...noticed };
  return {
    ...(streams > 1 ? { streams } : {}),
    ...(Object.values(irregularities).some((count) => count > 0) ? { irregularities } : {}),
  };
}

/** MaxRows caps queries that name no limit. */
function capped(plan: Plan, { settings }: Session): Plan {
  const { maxRows, pageSize } = settings;
  if (plan.query.limit !== undefined || maxRows <= 0) return plan;
  return planQuery({ ...plan.query, limit: maxRows }, plan.schema, { zone: plan.zone, pageSize });
}

function plainColumn({ name, type, nullable, description, code, custom }: SchemaColumn): Column {
  return {
    name,
    type,
    nullable,
    code,
    ...(description ? { description } : {}),
    ...(custom ? { custom } : {}),
  };
}
