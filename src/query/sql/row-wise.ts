import { isOneOf, isSymbol } from './cursor';
import { framesOf } from './frame';
import { aggregates } from '../engine/functions/aggregate';
import type { Token } from './token';

/** Words of clauses and functions that look at more than one row. */
const several = new Set(
  'DISTINCT GROUP HAVING ORDER LIMIT TOP OFFSET UNION INTERSECT EXCEPT OVER JOIN WITH VALUES WINDOW'.split(
    ' ',
  ),
);
/** SQLite's own aggregate functions, and functions that count the calls. */
const builtIn =
  'COUNT SUM TOTAL AVG MIN MAX GROUP_CONCAT STRING_AGG MEDIAN PERCENTILE PERCENTILE_CONT PERCENTILE_DISC JSON_GROUP_ARRAY JSON_GROUP_OBJECT JSONB_GROUP_ARRAY JSONB_GROUP_OBJECT RAND RANDOM'.split(
    ' ',
  );
const manyRows = new Set([...builtIn, ...aggregates.map(({ name }) => name)]);

/**
 * Whether each row of a SELECT depends on one row of its table alone, so that any part of the table
 * gives its part of the answer.
 */
export function isRowWise(tokens: readonly Token[]): boolean {
  const [whole, ...inner] = framesOf(tokens);
  return (
    whole !== undefined &&
    inner.every(({ isSelect }) => !isSelect) &&
    tokens.every(
      (token, index) =>
        !isOneOf(token, several) && !(isOneOf(token, manyRows) && isSymbol(tokens[index + 1], '(')),
    )
  );
}
