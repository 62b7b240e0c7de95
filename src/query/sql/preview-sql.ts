import type { Column, Row } from '../../core/column';
import type { JobOptions } from '../../core/progress';
import type { Session } from '../../pipedrive/session';
import { previewQuery } from '../run';
import type { SqlPlan } from './plan-sql';
import { runSql, streamSql } from './run-sql';

/** The first rows of a result. */
export interface Previewed {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Whether these are all rows there are. */
  readonly complete: boolean;
  /** Rows that were looked at for it. */
  readonly rowsRead: number;
}

export interface PreviewSqlOptions extends JobOptions {
  /** Rows to show. Default 25. */
  readonly rows?: number;
}

/** A preview must not read a whole table for a condition that hardly any row meets. */
const mostPages = 5;

/**
 * The first rows, in as few requests as they take. A statement whose rows depend on all others
 * (sums, joins, sorting) is run whole: its plan says what that costs.
 */
export async function previewSql(
  planned: SqlPlan,
  session: Session,
  { rows: count = 25, ...options }: PreviewSqlOptions = {},
): Promise<Previewed> {
  if (planned.kind === 'builder') {
    const { columns, rows, completeness } = await previewQuery(planned.plan, session, {
      ...options,
      rows: count,
    });
    const { lastCursorReached, rowsRead } = completeness;
    return { columns, rows, complete: lastCursorReached && rows.length < count, rowsRead };
  }
  const stream = await streamSql(planned, session, options);
  if (!stream) {
    const { columns, rows, completeness } = await runSql(planned, session, options);
    return {
      columns,
      rows: rows.slice(0, count),
      complete: rows.length <= count,
      rowsRead: completeness.rowsRead,
    };
  }
  const rows: Row[] = [];
  let pages = 0;
  for await (const page of stream.pages) {
    rows.push(...page);
    if (rows.length >= count || ++pages >= mostPages)
      return {
        columns: stream.columns,
        rows: rows.slice(0, count),
        complete: false,
        rowsRead: rows.length,
      };
  }
  return { columns: stream.columns, rows, complete: true, rowsRead: rows.length };
}
