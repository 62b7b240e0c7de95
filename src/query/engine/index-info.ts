import type { Sqlite } from './sqlite';

/** Places in `sqlite3_index_info` and its lists (sqlite3.h, wasm32). */
const at = {
  constraintCount: 0,
  constraints: 4,
  orderCount: 8,
  orders: 12,
  usages: 16,
  number: 20,
  estimatedCost: 40,
  estimatedRows: 48,
} as const;
const constraintSize = 12;
const orderSize = 8;
const usageSize = 8;

/** The comparisons of SQLITE_INDEX_CONSTRAINT_... that are made use of. */
const operators: Readonly<Record<number, IndexOperator>> = {
  2: 'eq',
  4: 'after',
  8: 'until',
  16: 'before',
  32: 'from',
  72: 'is',
  73: 'limit',
  74: 'offset',
};

export type IndexOperator =
  'eq' | 'is' | 'from' | 'after' | 'until' | 'before' | 'limit' | 'offset' | 'other';

/** A condition as SQLite offers it to a virtual table. */
export interface OfferedConstraint {
  readonly index: number;
  /** Declared column; -1 is the row's number. */
  readonly column: number;
  readonly operator: IndexOperator;
  /** False where its value comes from a table that is read later. */
  readonly usable: boolean;
  readonly collation: string;
  /** Whether it is an IN with a list that can be had as a whole. */
  readonly list: boolean;
}

/** What SQLite asks xBestIndex, and where the answer goes. */
export class IndexInfo {
  constructor(
    private readonly sqlite: Sqlite,
    private readonly pointer: number,
  ) {}

  constraints(): OfferedConstraint[] {
    const { memory, calls } = this.sqlite;
    const first = memory.int(this.pointer + at.constraints);
    const count = memory.int(this.pointer + at.constraintCount);
    return Array.from({ length: count }, (_, index) => {
      const place = first + index * constraintSize;
      const operator = operators[memory.byte(place + 4)] ?? 'other';
      const usable = memory.byte(place + 5) !== 0;
      const bound = operator === 'limit' || operator === 'offset';
      return {
        index,
        column: memory.int(place),
        operator,
        usable,
        collation: bound
          ? 'BINARY'
          : memory.cString(calls.sqlite3_vtab_collation(this.pointer, index))!,
        list: usable && operator === 'eq' && calls.sqlite3_vtab_in(this.pointer, index, -1) !== 0,
      };
    });
  }

  /** The address of a constraint's value, where it is known before the run. */
  constant(index: number): number | undefined {
    const { memory, calls } = this.sqlite;
    const place = memory.zeros(4);
    const known = calls.sqlite3_vtab_rhs_value(this.pointer, index, place) === 0;
    const value = memory.int(place);
    memory.free(place);
    return known && value !== 0 ? value : undefined;
  }

  /** ORDER BY, as declared columns; empty where there is none that a virtual table could honour. */
  order(): { readonly column: number; readonly descending: boolean }[] {
    const { memory } = this.sqlite;
    const first = memory.int(this.pointer + at.orders);
    return Array.from({ length: memory.int(this.pointer + at.orderCount) }, (_, index) => ({
      column: memory.int(first + index * orderSize),
      descending: memory.byte(first + index * orderSize + 4) !== 0,
    }));
  }

  /** Asks for the value of a constraint as an argument of xFilter; SQLite checks it all the same. */
  want({ index, list }: OfferedConstraint, argument: number): void {
    const { memory, calls } = this.sqlite;
    const place = memory.int(this.pointer + at.usages) + index * usageSize;
    memory.setInt(place, argument + 1);
    memory.setByte(place + 4, 0);
    if (list) calls.sqlite3_vtab_in(this.pointer, index, 1);
  }

  answer(number: number, cost: number, rows: number): void {
    const { memory } = this.sqlite;
    memory.setInt(this.pointer + at.number, number);
    memory.setDouble(this.pointer + at.estimatedCost, cost);
    memory.setBigInt(this.pointer + at.estimatedRows, BigInt(Math.max(1, Math.round(rows))));
  }
}
