import type { Value } from '../../core/column';
import { throwIfCancelled } from '../../core/clock';
import { AppError } from '../../core/error';
import { Database } from './database';
import { Library, type LibraryOptions } from './library';
import { explainAccesses } from './explain';
import { fetchMissing } from './fetching';
import type {
  EngineResult,
  EngineStatement,
  Explained,
  FetchRows,
  RowChange,
  RunOptions,
  SqlEngine,
} from './port';
import type { Prepared } from './prepared';
import { explainColumns, finishRows } from './result-columns';
import type { Sqlite } from './sqlite';

/** The engine in this thread. While it computes, nothing else does: a pane runs it in a worker. */
export class LocalEngine implements SqlEngine {
  private readonly library: Library;

  constructor(sqlite: Sqlite, options: LibraryOptions) {
    this.library = new Library(sqlite, options);
  }

  async explain(statement: EngineStatement): Promise<Explained> {
    return this.withDatabase(statement, {}, true, async (database) => {
      let explained: Explained = { columns: [], accesses: [] };
      for (const prepared of database.statements(statement.sql)) {
        const accesses = explainAccesses(database, prepared);
        const isResult = prepared.columns.length > 0;
        explained = {
          columns: isResult
            ? explainColumns(prepared.columns, database.sources)
            : explained.columns,
          accesses: [...explained.accesses, ...accesses],
        };
      }
      return explained;
    });
  }

  async run(
    statement: EngineStatement,
    fetch: FetchRows,
    options: RunOptions = {},
  ): Promise<EngineResult> {
    return this.withDatabase(statement, options, false, async (database) => {
      let result: EngineResult = { columns: [], rows: [], passes: 0 };
      let passes = 0;
      for (const prepared of database.statements(statement.sql)) {
        const run = await runToEnd(database, prepared, fetch, options.signal);
        passes += run.passes;
        if (prepared.columns.length > 0) {
          const columns = finishRows(explainColumns(prepared.columns, database.sources), run.rows);
          result = { columns, rows: run.rows, passes };
        }
      }
      return { ...result, passes };
    });
  }

  async changes(
    statement: EngineStatement,
    fetch: FetchRows,
    options: RunOptions = {},
  ): Promise<readonly RowChange[]> {
    return this.withDatabase(statement, options, true, async (database) => {
      const changes: RowChange[] = [];
      for (const prepared of database.statements(statement.sql)) {
        await runToEnd(database, prepared, fetch, options.signal);
        for (const source of database.sources.values()) changes.push(...source.changes.splice(0));
      }
      return changes;
    });
  }

  close(): void {
    // Nothing outlives a run.
  }

  private async withDatabase<T>(
    statement: EngineStatement,
    { signal, pushDown = true }: RunOptions,
    writing: boolean,
    use: (database: Database) => Promise<T>,
  ): Promise<T> {
    throwIfCancelled(signal);
    const database = new Database(this.library, statement, { pushDown, writing });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  }
}

/**
 * Runs a statement until a pass misses no rows: what was missing is fetched after each pass. Only the
 * last pass leaves its traces in the database.
 */
async function runToEnd(
  database: Database,
  prepared: Prepared,
  fetch: FetchRows,
  signal: AbortSignal | undefined,
): Promise<{ rows: Value[][]; passes: number }> {
  const sources = [...database.sources.values()];
  for (let passes = 1; ; passes++) {
    throwIfCancelled(signal);
    database.execute('SAVEPOINT pass');
    for (const source of sources) source.changes.length = 0;
    database.holdTime();
    const rows = onePass(prepared, sources);
    if (rows) {
      database.execute('RELEASE pass');
      return { rows, passes };
    }
    database.execute('ROLLBACK TO pass; RELEASE pass');
    const requests = await fetchMissing(sources, fetch, signal);
    // Each pass must bring rows the next one finds, or it would never end.
    if (requests === 0) throw new AppError('unexpected');
  }
}

/** The rows of a pass, or undefined where some were missing. */
function onePass(
  prepared: Prepared,
  sources: readonly { readonly missing: boolean }[],
): Value[][] | undefined {
  const isMissing = () => sources.some(({ missing }) => missing);
  const rows: Value[][] = [];
  try {
    while (prepared.step()) if (!isMissing()) rows.push(prepared.row());
  } catch (error) {
    // An error may come from rows that are not there yet.
    if (!isMissing()) throw error;
  } finally {
    prepared.reset();
  }
  return isMissing() ? undefined : rows;
}
