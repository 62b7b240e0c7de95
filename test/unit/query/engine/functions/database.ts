import init from '@sqlite.org/sqlite-wasm';
import type { Clock } from '../../../../../src/core/clock';
import type {
  Aggregation,
  SqlAggregate,
  SqlFunction,
  SqlValue,
} from '../../../../../src/query/engine/function';
import { aggregates } from '../../../../../src/query/engine/functions/aggregate';
import { functions } from '../../../../../src/query/engine/functions/library';
import { functionSyntax, replaced } from '../../../../../src/query/sql/function-syntax';
import { tokenize } from '../../../../../src/query/sql/token';

const now = Date.parse('2026-03-17T10:20:30.400Z');
export const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };

export interface Database {
  /** Runs SQL of the dialect and gives its rows. */
  rows(sql: string): SqlValue[][];
  /** The one value of `SELECT expression`. */
  value(expression: string): SqlValue;
  close(): void;
}

const counts = ({ arity }: Pick<SqlFunction, 'arity'>): number[] => {
  const [min, max] = typeof arity === 'number' ? [arity, arity] : arity;
  if (max === Infinity) return [-1];
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
};

/** A real SQLite in memory, with the functions as the engine has them. */
export async function openDatabase(locale = 'en'): Promise<Database> {
  const sqlite = await init();
  // A statement that fails on purpose is no news.
  sqlite.config.warn = () => undefined;
  const db = new sqlite.oo1.DB(':memory:');
  const give = (pointer: number, real: boolean | undefined, value: SqlValue): SqlValue => {
    if (!real || typeof value !== 'number') return value;
    sqlite.capi.sqlite3_result_double(pointer, value);
    // Undefined says that the result is set; the types of the package do not know that.
    return undefined!;
  };
  const addScalar = ({ name, real, deterministic, call }: SqlFunction, arity: number) =>
    db.createFunction({
      name,
      arity,
      deterministic,
      xFunc: (pointer, ...args) => give(pointer, real, call(args as SqlValue[])),
    });
  const addAggregate = (aggregate: SqlAggregate, arity: number) => {
    const groups = new Map<number, Aggregation>();
    const key = (pointer: number) => sqlite.capi.sqlite3_aggregate_context(pointer, 4);
    const group = (pointer: number) => {
      const found = groups.get(key(pointer)) ?? aggregate.begin();
      groups.set(key(pointer), found);
      return found;
    };
    db.createFunction({
      name: aggregate.name,
      arity,
      xStep: (pointer: number, ...args: unknown[]) => group(pointer).add(args as SqlValue[]),
      xFinal: (pointer: number) => {
        const result = group(pointer).result();
        groups.delete(key(pointer));
        return give(pointer, aggregate.real, result);
      },
    });
  };
  for (const item of functions(clock, locale)) for (const n of counts(item)) addScalar(item, n);
  for (const item of aggregates) for (const n of counts(item)) addAggregate(item, n);
  const rows = (sql: string): SqlValue[][] => {
    const found: SqlValue[][] = [];
    const own = replaced(sql, functionSyntax(sql, tokenize(sql)));
    db.exec({ sql: own, rowMode: 'array', resultRows: found });
    return found;
  };
  return {
    rows,
    value: (expression) => rows(`SELECT ${expression}`)[0]![0]!,
    close: () => db.close(),
  };
}
