import type { Column, Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { Session } from '../pipedrive/session';
import type { Completeness } from './completeness';
import type { Plan } from './plan';

export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly completeness: Completeness;
}

/** Reads, filters, sorts and cuts. Resolves with all rows or throws: never with a part. */
export async function runQuery(
  _plan: Plan,
  _session: Session,
  _options: JobOptions = {},
): Promise<QueryResult> {
  throw new AppError('unexpected');
}

export interface PreviewOptions extends JobOptions {
  /** Rows to show. Default 25. */
  readonly rows?: number;
}

/** The first rows only, in as few requests as they take. */
export async function previewQuery(
  _plan: Plan,
  _session: Session,
  _options: PreviewOptions = {},
): Promise<QueryResult> {
  throw new AppError('unexpected');
}
