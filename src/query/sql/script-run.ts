import type { Column, Row } from '../../core/column';
import type { AppError } from '../../core/error';
import type { Progress } from '../../core/progress';
import type { ProcedureResult } from '../../connection/procedure-entry';
import type { JournalRow } from '../../pipedrive/write/journal';
import type { WriteCost } from '../../pipedrive/write/write-cost';
import type { Completeness } from '../completeness';
import type { MemoryTable } from './memory-table';
import type { SqlOptions } from './plan-sql';
import type { Statement } from './statement';
import type { WriteStatement } from './statement-write';

export interface ScriptOptions extends Omit<SqlOptions, 'expect' | 'capped'> {
  /** Reads and checks, and tells of each row what would become of it; writes nothing. */
  readonly dryRun?: boolean;
  /** A row that is refused or fails stops neither the other rows nor the script. */
  readonly keepGoing?: boolean;
  /** Told of each row as soon as it is written. */
  readonly onWritten?: (row: JournalRow) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Runs the procedures of signing in, which need no session. Without it they are unknown. */
  readonly signIn?: (
    name: string,
    parameters: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ) => Promise<ProcedureResult>;
}

/** How many rows of a statement came to what. */
export interface RowCounts {
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of a dry run: rows that would be sent. */
  readonly ready: number;
}

/** What became of one statement. */
export interface StatementOutcome {
  readonly kind: Statement['kind'];
  /** The table that was written, or whose deleted rows were asked for. */
  readonly table?: string;
  /** The rows it gave; of a write one for each row: see `rowColumns`. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Of a write to Pipedrive. */
  readonly counts?: RowCounts;
  /** Of a write to a table in memory: rows changed. */
  readonly changed?: number;
  /** Of a write that ended before its last row: what keeps every further row from being sent. */
  readonly stopped?: AppError;
  /** Of a dry run: what writing would take. */
  readonly cost?: WriteCost;
  readonly completeness?: Completeness;
}

/** What the statements of a script share while it runs. */
export interface ScriptRun {
  readonly options: ScriptOptions;
  readonly memory: Map<string, MemoryTable>;
  /** What was written so far. */
  readonly journal: JournalRow[];
}

/** Whether a statement changes rows (procedures see to themselves). */
export function isWrite(statement: Statement): statement is WriteStatement {
  return 'target' in statement;
}

/** Whether it writes a table in memory. */
export function isInMemory(statement: Statement): boolean {
  return isWrite(statement) && statement.target.temporary;
}

/** The options of planning within a script: costs are not asked for, and rows to write all read. */
export function planOptions({ options }: ScriptRun, more: Partial<SqlOptions> = {}): SqlOptions {
  const { session, engine, zone, locale, parameters, confirmed, pushDown, signal } = options;
  return {
    session,
    engine,
    signal,
    expect: false,
    ...(zone === undefined ? {} : { zone }),
    ...(locale === undefined ? {} : { locale }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(pushDown === undefined ? {} : { pushDown }),
    ...more,
  };
}

/** What running and writing take of the options. */
export function jobOptions({ options: { signal, onProgress } }: ScriptRun) {
  return { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
}
