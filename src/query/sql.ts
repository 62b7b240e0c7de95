import type { Column } from '../core/column';
import { AppError } from '../core/error';
import type { Query } from './query';

/** The query as SQL, one clause a line. The columns give the types of the literals. */
export function formatSql(_query: Query, _columns: readonly Column[]): string {
  throw new AppError('unexpected');
}
