import type { Row } from '../core/column';
import { throwIfCancelled } from '../core/clock';
import type { JobOptions, Progress } from '../core/progress';
import { zoneOffset } from '../core/zone';
import { readPages } from '../pipedrive/read';
import { newTally, type ReadTally } from '../pipedrive/read-tally';
import type { SchemaColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import { needsAll } from './cost';
import { filterTest } from './filter-test';
import { sameKey, type SortKey } from './order';
import { isKey, type Plan } from './plan';
import { orderByKey, reviseRows } from './revision';
import { columnOf } from './validate';

/** What was read for a plan: rows that pass its filters, not yet sorted or cut. */
export interface Reading {
  readonly rows: Row[];
  readonly rowsRead: number;
  readonly duplicates: number;
  readonly pages: number;
  /** Whether every list was read to its end. */
  readonly complete: boolean;
  /** Rows that changed while they were read; they are here as they were at the end. */
  readonly changed: number;
  /** What was noticed on the way. */
  readonly tally: Readonly<ReadTally>;
}

/** The columns a plan works on: those of the result first, then what only filters and sort need. */
export function workingColumns({ query, schema }: Plan): SchemaColumn[] {
  const shown = query.columns.map((name) => columnOf(schema, name));
  const names = [...query.filters, ...query.sort].map(({ column }) => column);
  const needed = [...names, schema.entry.key].map((name) => columnOf(schema, name));
  return [...shown, ...new Set(needed.filter((column) => !shown.includes(column)))];
}

/**
 * Reads the lists of a plan as far as its limit needs. Conditions that Pipedrive applied are checked
 * again: it costs nothing, and the answer does not depend on how exactly Pipedrive applies them.
 */
export async function readRows(
  plan: Plan,
  columns: readonly SchemaColumn[],
  session: Session,
  { signal, onProgress, maxPages = Infinity }: JobOptions & { readonly maxPages?: number },
): Promise<Reading> {
  const passes = rowTest(plan, columns);
  const started = session.usage();
  const seen = new Set<unknown>();
  const rows: Row[] = [];
  let rowsRead = 0;
  let duplicates = 0;
  let pages = 0;
  let complete = true;
  let changed = 0;
  const tally = newTally();
  const key = columns.indexOf(columnOf(plan.schema, plan.schema.entry.key));
  const { parameters, pageSize: limit } = plan;
  const whole = maxPages === Infinity && needsAll(plan);
  const common = { columns, parameters, limit, seen, tally, whole, estimate: plan.rows?.count };
  for (const source of plan.schema.sources) {
    const first = rows.length;
    let last = false;
    const request = { ...common, source };
    for await (const page of readPages(plan.schema, request, session, { signal })) {
      throwIfCancelled(signal);
      pages++;
      rowsRead += page.rows.length;
      duplicates += page.duplicates;
      for (const row of page.rows) if (passes(row)) rows.push(row);
      if (page.revised) changed += reviseRows(rows, page.revised, key, passes);
      last = page.last;
      onProgress?.(progress(plan, rowsRead, pages, started, session));
      if (last || pages >= maxPages || hasEnough(plan, columns, rows, first)) break;
    }
    if (tally.streams > 1) orderByKey(rows, first, key);
    complete &&= last;
    if (pages >= maxPages) break;
    if (plan.query.sort.length === 0 && hasEnough(plan, columns, rows, 0)) {
      complete &&= source === plan.schema.sources.at(-1);
      break;
    }
  }
  return { rows, rowsRead, duplicates, pages, complete, changed, tally };
}

function rowTest({ query, schema, zone }: Plan, columns: readonly SchemaColumn[]) {
  const tests = query.filters.map((filter) => {
    const column = columnOf(schema, filter.column);
    return {
      index: columns.indexOf(column),
      test: filterTest(filter, column, zoneOffset(zone)),
    };
  });
  return (row: Row) => tests.every(({ index, test }) => test(row[index] ?? null));
}

/**
 * Whether the rows from `first` on (those of one list) hold all that the limit can keep of that list.
 * Where Pipedrive sorts, rows equal to the last one kept must be there too: which of them are kept is
 * decided by their keys, not by the order in which they arrive.
 */
function hasEnough(
  plan: Plan,
  columns: readonly SchemaColumn[],
  rows: readonly Row[],
  first: number,
): boolean {
  const { limit, sort } = plan.query;
  if (limit === undefined || rows.length - first < limit) return false;
  if (sort.length === 0) return true;
  if (!plan.sortPushed) return false;
  if (isKey(sort[0]!.column, plan.schema)) return true;
  const { column, index } = sortKeys(plan, columns)[0]!;
  return !sameKey(column, rows[first + limit - 1]![index]!, rows.at(-1)![index]!);
}

/** The plan's sort, with the places of its columns. */
export function sortKeys({ query, schema }: Plan, columns: readonly SchemaColumn[]): SortKey[] {
  return query.sort.map(({ column: name, descending }) => {
    const column = columnOf(schema, name);
    return { column, index: columns.indexOf(column), descending };
  });
}

function progress(
  plan: Plan,
  rows: number,
  pages: number,
  started: { readonly requests: number; readonly tokens: number },
  session: Session,
): Progress {
  const { requests, tokens } = session.usage();
  return {
    stage: 'reading',
    rows,
    ...(plan.rows ? { total: Math.max(plan.rows.count, rows) } : {}),
    pages,
    requests: requests - started.requests,
    tokens: tokens - started.tokens,
  };
}
