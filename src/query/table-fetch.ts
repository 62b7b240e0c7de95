import type { Row } from '../core/column';
import type { Progress } from '../core/progress';
import { newTally } from '../pipedrive/read-tally';
import type { TableSchema } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { FetchRequest, FetchRows } from './engine/port';
import { planQuery, type Plan } from './plan';
import { readRows, workingColumns, type Reading } from './reading';
import { passingPages } from './stream';

/** What was read for one request of the engine. */
export type Fetched = Omit<Reading, 'rows'> & { readonly kept: number };

export interface FetchOptions {
  readonly session: Session;
  readonly schemas: readonly TableSchema[];
  /** Rows that tables hold at most, where known: long ones are read many pages at a time. */
  readonly estimates: ReadonlyMap<string, number>;
  readonly onFetched: (fetched: Fetched) => void;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly pushDown?: boolean | undefined;
}

/** The plan of reading what the engine asks for. Its values are SQL's, so its days are those of UTC. */
export function fetchPlan(
  request: Pick<FetchRequest, 'columns' | 'filters' | 'sort' | 'limit'>,
  schema: TableSchema,
  options: {
    readonly pageSize: number;
    readonly estimate?: number | undefined;
    readonly pushDown?: boolean;
  },
): Plan {
  const { columns, filters, sort, limit } = request;
  const query = {
    table: schema.entry.name,
    columns,
    filters,
    sort: sort ? [sort] : [],
    ...(limit === undefined ? {} : { limit }),
  };
  return planQuery(query, schema, { ...options, zone: 'UTC' });
}

/** Reads what the engine asks for, whole or, where it needs the first rows only, page by page. */
export function tableFetch(options: FetchOptions): FetchRows {
  const { session, schemas, estimates } = options;
  return (request, signal) => {
    const schema = schemas.find(({ entry }) => entry.name === request.table)!;
    const plan = fetchPlan(request, schema, {
      pageSize: session.settings.pageSize,
      estimate: estimates.get(request.table),
      ...(options.pushDown === undefined ? {} : { pushDown: options.pushDown }),
    });
    return request.limit === undefined
      ? fetchWhole(plan, options, signal)
      : fetchFirst(plan, options, signal);
  };
}

async function* fetchWhole(
  plan: Plan,
  { session, onFetched, onProgress }: FetchOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Row[]> {
  const columns = workingColumns(plan);
  const { rows, ...reading } = await readRows(plan, columns, session, {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  onFetched({ ...reading, kept: rows.length });
  yield shown(plan, rows);
}

/** Whoever has enough rows stops asking: then the list was not read to its end. */
async function* fetchFirst(
  plan: Plan,
  { session, onFetched }: FetchOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Row[]> {
  const columns = workingColumns(plan);
  const tally = newTally();
  const counts = { rowsRead: 0, kept: 0, duplicates: 0, pages: 0, complete: false };
  const options = { tally, ...(signal ? { signal } : {}) };
  try {
    for await (const page of passingPages(plan, columns, session, options)) {
      counts.rowsRead += page.read;
      counts.kept += page.rows.length;
      counts.duplicates += page.duplicates;
      counts.pages++;
      counts.complete = page.last;
      yield shown(plan, page.rows);
    }
  } finally {
    onFetched({ ...counts, changed: 0, tally });
  }
}

function shown({ query }: Plan, rows: readonly Row[]): readonly Row[] {
  const count = query.columns.length;
  const [first] = rows;
  return first && first.length > count ? rows.map((row) => row.slice(0, count)) : rows;
}
