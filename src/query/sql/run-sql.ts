import type { Row } from '../../core/column';
import { throwIfCancelled } from '../../core/clock';
import type { JobOptions, Progress } from '../../core/progress';
import { newTally, type ReadTally } from '../../pipedrive/read-tally';
import type { Session } from '../../pipedrive/session';
import type { Completeness } from '../completeness';
import type { FetchRows } from '../engine/port';
import { workingColumns } from '../reading';
import { irregular, runQuery, type QueryResult } from '../run';
import { isStreamable, passingPages, streamQuery, type RowStream } from '../stream';
import { fetchPlan, tableFetch, type Fetched } from '../table-fetch';
import type { EnginePlan } from './engine-plan';
import { withMemory } from './memory-table';
import type { SqlPlan } from './plan-sql';

/** Runs a planned SELECT. Resolves with all rows or throws: never with a part. */
export async function runSql(
  planned: SqlPlan,
  session: Session,
  options: JobOptions = {},
): Promise<QueryResult> {
  if (planned.kind === 'builder') return runQuery(planned.plan, session, options);
  return runEngine(planned.plan, session, options);
}

async function runEngine(
  plan: EnginePlan,
  session: Session,
  options: JobOptions,
): Promise<QueryResult> {
  const { engine, statement, cap, pushDown } = plan;
  const { signal } = options;
  const began = session.clock.now();
  const before = session.usage();
  const fetched: Fetched[] = [];
  const fetch = planFetch(plan, session, fetched, options);
  const { columns, rows } = await engine.run(statement, fetch, {
    signal,
    ...(pushDown === undefined ? {} : { pushDown }),
  });
  const after = session.usage();
  const complete = fetched.every((one) => one.complete);
  const isCapped = cap !== undefined && rows.length >= cap;
  return {
    columns,
    rows,
    completeness: {
      ...statementOf(plan, session),
      rowsRead: sum(fetched, 'rowsRead'),
      rowsKept: rows.length,
      leftOut: fetched.reduce((total, { rowsRead, kept }) => total + rowsRead - kept, 0),
      duplicates: sum(fetched, 'duplicates'),
      pages: sum(fetched, 'pages'),
      ...irregular({ changed: sum(fetched, 'changed'), tally: talliesOf(fetched) }),
      lastCursorReached: complete,
      ...(cap === undefined ? {} : { limit: cap }),
      limitReached: isCapped || !complete,
      requests: after.requests - before.requests,
      tokens: after.tokens - before.tokens,
      ms: session.clock.now() - began,
      asOf: new Date(began).toISOString(),
    },
  };
}

/** Brings the rows that the engine asks for; `fetched` takes down what was read. */
export function planFetch(
  { statement, schemas, memory, pushDown }: EnginePlan,
  session: Session,
  fetched: Fetched[],
  { onProgress }: JobOptions,
): FetchRows {
  const estimates = statement.tables.flatMap(({ name, estimate }): [string, number][] =>
    estimate === undefined ? [] : [[name, estimate]],
  );
  const fetch = tableFetch({
    session,
    schemas,
    estimates: new Map(estimates),
    pushDown,
    onFetched: (one) => fetched.push(one),
    onProgress: joinedProgress(fetched, onProgress),
  });
  return withMemory(fetch, memory);
}

/** What was noticed in all reads together. */
function talliesOf(fetched: readonly Fetched[]): ReadTally {
  const total = newTally();
  for (const { tally } of fetched) {
    total.streams = Math.max(total.streams, tally.streams);
    total.rereads += tally.rereads;
    total.shortPages += tally.shortPages;
    total.gaps += tally.gaps;
    total.recovered += tally.recovered;
  }
  return total;
}

type Count = 'rowsRead' | 'duplicates' | 'pages' | 'changed';

function sum(fetched: readonly Fetched[], part: Count): number {
  return fetched.reduce((total, one) => total + one[part], 0);
}

/** What holds for all tables together: included where one of them includes it. */
function statementOf(
  { schemas }: EnginePlan,
  { settings }: Session,
): Pick<Completeness, 'table' | 'archived' | 'deleted'> {
  const said = (known: boolean, isIncluded: boolean) =>
    known ? (isIncluded ? 'included' : 'excluded') : 'n/a';
  return {
    table: schemas.map(({ entry }) => entry.name).join(', '),
    archived: said(
      schemas.some(({ entry }) => entry.archived !== undefined),
      settings.includeArchived,
    ),
    deleted: said(
      schemas.some(({ entry }) => entry.deleted !== undefined),
      settings.includeDeleted,
    ),
  };
}

/** Each read counts its own rows: those that are done are added. */
function joinedProgress(
  fetched: readonly Fetched[],
  onProgress: JobOptions['onProgress'],
): ((progress: Progress) => void) | undefined {
  return (
    onProgress &&
    (({ stage, rows, pages, requests, tokens }) =>
      onProgress({
        stage,
        rows: rows + sum(fetched, 'rowsRead'),
        pages: pages + sum(fetched, 'pages'),
        requests,
        tokens,
      }))
  );
}

/**
 * The rows of a planned SELECT as they arrive, where each depends on one row of one table; undefined
 * where all rows are needed first. What was passed on before a failure stays passed on.
 */
export async function streamSql(
  planned: SqlPlan,
  session: Session,
  options: JobOptions = {},
): Promise<RowStream | undefined> {
  if (planned.kind === 'builder')
    return isStreamable(planned.plan) ? streamQuery(planned.plan, session, options) : undefined;
  const { engine, statement } = planned.plan;
  if (!planned.plan.rowWise) return undefined;
  const { columns } = await engine.explain(statement);
  return {
    columns: columns.map(({ type = 'text', ...column }) => ({ ...column, type })),
    pages: enginePages(planned.plan, session, options),
  };
}

/** Runs the statement over one page of its table after the other. */
async function* enginePages(
  { engine, statement, schemas, rowWise, cap, pushDown }: EnginePlan,
  session: Session,
  { signal }: JobOptions,
): AsyncGenerator<readonly Row[]> {
  const [schema] = schemas;
  const { key } = schema!.entry;
  const { columns: named, filters } = rowWise!;
  const names = named.includes(key) ? named : [...named, key];
  const { pageSize } = session.settings;
  const plan = fetchPlan({ columns: names, filters }, schema!, {
    pageSize,
    ...(pushDown === undefined ? {} : { pushDown }),
  });
  const columns = workingColumns(plan);
  let left = cap ?? Infinity;
  for await (const page of passingPages(plan, columns, session, signal ? { signal } : {})) {
    throwIfCancelled(signal);
    // The rows of this page are all that this run of the statement sees.
    const fetch: FetchRows = async function* (request) {
      const places = request.columns.map((name) =>
        columns.findIndex((column) => column.name === name),
      );
      yield page.rows.map((row) => places.map((place) => row[place] ?? null));
    };
    const { rows } = await engine.run(statement, fetch, { signal });
    const kept = rows.slice(0, left);
    left -= kept.length;
    yield kept;
    if (left === 0) return;
  }
}
