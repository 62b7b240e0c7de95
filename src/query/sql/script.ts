import type { Column, Row } from '../../core/column';
import { throwIfCancelled } from '../../core/clock';
import { toAppError, type AppError } from '../../core/error';
import type { Journal } from '../../pipedrive/write/journal';
import { checkScript } from './check-script';
import { planSelect } from './plan-sql';
import { runExec } from './run-call';
import { runDeleted } from './run-deleted';
import { runMemory } from './run-memory';
import { runSql } from './run-sql';
import { runUpsert } from './run-upsert';
import { runWrite } from './run-write';
import {
  isInMemory,
  isWrite,
  jobOptions,
  planOptions,
  type ScriptOptions,
  type ScriptRun,
  type StatementOutcome,
} from './script-run';
import { readScript, type Statement } from './statement';
import { syntaxError } from './token';

/** What became of a script. */
export interface ScriptResult {
  /** Of each statement that was run, in their order. */
  readonly outcomes: readonly StatementOutcome[];
  /** Of the last statement that gives rows: none where no statement does. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows of all statements that were refused or failed. */
  readonly failed: number;
  /** What was written, for `planUndo`. */
  readonly journal: Journal;
  /** Why the script ended before its end, where something had been written until then. */
  readonly error?: AppError;
}

/** The statements of a text. Throws `sql-syntax`, also where there is none. */
export function statementsIn(text: string): Statement[] {
  const statements = readScript(text);
  if (statements.length === 0) throw syntaxError(text, text.length, 'a statement');
  return statements;
}

/**
 * Runs the statements of a text, one after the other; tables `X#TEMP` live as long as the script. All
 * names and parameters are checked before the first one runs, and all rows of a statement before any
 * of them is sent. The script ends behind a statement with a row that was refused or failed, unless
 * `keepGoing`. Throws what stops it while nothing was written; after that it tells in `error`.
 */
export async function runScript(text: string, options: ScriptOptions): Promise<ScriptResult> {
  const statements = statementsIn(text);
  const began = options.session.clock.now();
  const shared = withOneEngine(options);
  await checkScript(statements, shared);
  const run: ScriptRun = { options: shared, memory: new Map(), journal: [] };
  const outcomes: StatementOutcome[] = [];
  let error: AppError | undefined;
  try {
    for (const statement of statements) {
      throwIfCancelled(options.signal);
      const outcome = await runStatement(statement, run);
      outcomes.push(outcome);
      if (outcome.stopped) throw outcome.stopped;
      if (outcome.counts && outcome.counts.failed > 0 && !options.keepGoing) break;
    }
  } catch (thrown) {
    if (!outcomes.some(({ counts }) => counts)) throw thrown;
    error = toAppError(thrown);
  }
  const last = outcomes.findLast(({ columns }) => columns.length > 0);
  return {
    outcomes,
    columns: last?.columns ?? [],
    rows: last?.rows ?? [],
    failed: outcomes.reduce((sum, { counts }) => sum + (counts?.failed ?? 0), 0),
    journal: { time: began, connection: options.session.settings.name, rows: run.journal },
    ...(error ? { error } : {}),
  };
}

async function runStatement(statement: Statement, run: ScriptRun): Promise<StatementOutcome> {
  if (isWrite(statement)) {
    if (isInMemory(statement)) return runMemory(statement, run);
    return statement.kind === 'upsert' ? runUpsert(statement, run) : runWrite(statement, run);
  }
  if (statement.kind === 'exec') return runExec(statement, run);
  if (statement.kind === 'getdeleted') return runDeleted(statement, run);
  const { session } = run.options;
  const planned = await planSelect(statement, planOptions(run), run.memory);
  const { columns, rows, completeness } = await runSql(planned, session, jobOptions(run));
  return { kind: statement.kind, columns, rows, completeness };
}

/** The engine is loaded once for all statements. */
export function withOneEngine(options: ScriptOptions): ScriptOptions {
  let loading: ReturnType<ScriptOptions['engine']> | undefined;
  return { ...options, engine: () => (loading ??= options.engine()) };
}
