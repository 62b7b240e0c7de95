import type { Column, Row } from '../core/column';
import { throwIfCancelled } from '../core/clock';
import type { JobOptions } from '../core/progress';
import { readPages } from '../pipedrive/read';
import { newTally, type ReadTally } from '../pipedrive/read-tally';
import type { SchemaColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import { KeySet } from './key-set';
import type { Plan } from './plan';
import { rowTest, workingColumns } from './reading';
import { plainColumn } from './run';

/** Rows that are passed on as they arrive: nobody holds them all. */
export interface RowStream {
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

/** Whether the rows of a plan can be passed on in the order in which they arrive. */
export function isStreamable({ query }: Plan): boolean {
  return query.sort.length === 0;
}

/**
 * The rows of a plan without sort, page by page, with its filters and its limit. Keys of the rows so
 * far are all that is kept.
 */
export function streamQuery(plan: Plan, session: Session, options: JobOptions = {}): RowStream {
  const columns = workingColumns(plan);
  const count = plan.query.columns.length;
  return {
    columns: columns.slice(0, count).map(plainColumn),
    pages: shownPages(plan, columns, session, options),
  };
}

async function* shownPages(
  plan: Plan,
  columns: readonly SchemaColumn[],
  session: Session,
  options: JobOptions,
): AsyncGenerator<readonly Row[]> {
  const count = plan.query.columns.length;
  let left = plan.query.limit ?? Infinity;
  for await (const { rows } of passingPages(plan, columns, session, options)) {
    const kept = rows.slice(0, left);
    left -= kept.length;
    yield columns.length > count ? kept.map((row) => row.slice(0, count)) : kept;
    if (left === 0) return;
  }
}

/** Rows of one page that pass a plan's filters. */
export interface PassingPage {
  readonly rows: Row[];
  /** Rows that Pipedrive sent. */
  readonly read: number;
  readonly duplicates: number;
  /** Whether it is the last page of the table. */
  readonly last: boolean;
}

/** The rows that pass, page by page, of the given columns. Limit and sort are not applied. */
export async function* passingPages(
  plan: Plan,
  columns: readonly SchemaColumn[],
  session: Session,
  { signal, tally = newTally() }: Pick<JobOptions, 'signal'> & { readonly tally?: ReadTally },
): AsyncGenerator<PassingPage> {
  const passes = rowTest(plan, columns);
  const { parameters, pageSize: limit } = plan;
  const seen = new KeySet();
  const ahead = plan.query.limit === undefined;
  for (const source of plan.schema.sources) {
    const request = { source, columns, parameters, limit, seen, tally, ahead };
    for await (const page of readPages(plan.schema, request, session, { signal })) {
      throwIfCancelled(signal);
      yield {
        rows: page.rows.filter(passes),
        read: page.rows.length,
        duplicates: page.duplicates,
        last: page.last && source === plan.schema.sources.at(-1),
      };
    }
  }
}
