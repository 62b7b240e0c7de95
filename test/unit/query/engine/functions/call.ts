import type { SqlValue } from '../../../../../src/query/engine/function';
import { functions } from '../../../../../src/query/engine/functions/library';
import { clock } from './database';

const byName = new Map(functions(clock, 'en', () => 0.5).map((item) => [item.name, item]));

/** What a function gives, without SQLite in between. */
export function call(name: string, ...args: SqlValue[]): SqlValue {
  return byName.get(name)!.call(args);
}
