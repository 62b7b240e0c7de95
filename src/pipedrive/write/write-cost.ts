import type { TableSchema } from '../schema';
import { namesIn, schemaOf, writeSchemas } from './checked-change';
import { currentCost } from './current-rows';
import { searchCost } from './linked-ids';
import { endpointOf } from './path';
import type { RowChange } from './row-change';
import { isAppError } from '../../core/error';

export interface WriteCost {
  readonly requests: number;
  /** API tokens of the company's daily budget. */
  readonly tokens: number;
}

/**
 * What a push takes at most, if nothing goes wrong: one request for each row, one search for each
 * name of another row, and reading the rows that change. Rows that turn out to be unchanged cost
 * less; lists of the company (fields, stages, users) that the session does not hold yet cost more.
 * Throws `table-unknown`.
 */
export function writeCost(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
): WriteCost {
  const known = writeSchemas(schemas);
  let requests = 0;
  let tokens = 0;
  const add = (cost: WriteCost) => {
    requests += cost.requests;
    tokens += cost.tokens;
  };
  const present = new Map<TableSchema, Set<string>>();
  for (const change of changes) {
    const schema = schemaOf(change, known);
    const cost = endpointCost(change, schema);
    // A row that Pipedrive does not take fails before anything is read for it.
    if (cost === undefined) continue;
    add({ requests: 1, tokens: cost });
    if (change.kind === 'insert') continue;
    present.set(schema, (present.get(schema) ?? new Set()).add(String(change.key)));
  }
  for (const [schema, keys] of present) add(currentCost(schema.entry, keys.size));
  for (const names of namesIn(changes, known).values())
    add({ requests: names.size, tokens: names.size * searchCost });
  return { requests, tokens };
}

function endpointCost({ kind }: RowChange, schema: TableSchema): number | undefined {
  try {
    return endpointOf(schema, kind, '').cost;
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
