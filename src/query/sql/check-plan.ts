import { planEngine } from './engine-plan';
import { loadTables } from './load-tables';
import { rowsStatement } from './new-rows';
import { planSelect } from './plan-sql';
import { memoryTarget } from './run-memory';
import { isInMemory, isWrite, planOptions, type ScriptRun } from './script-run';
import type { Statement } from './statement';

/**
 * Plans a statement to see whether it can run; a table in memory that it fills has its columns
 * afterwards. No rows are read. Throws what planning throws.
 */
export async function checkPlan(statement: Statement, run: ScriptRun): Promise<void> {
  const options = planOptions(run);
  if (statement.kind === 'select') await planSelect(statement, options, run.memory);
  if (!isWrite(statement)) return;
  const isFilling = statement.kind === 'insert' && isInMemory(statement);
  if (statement.kind === 'upsert' || isFilling) {
    await planSelect(rowsStatement(statement), options, run.memory);
    if (isFilling) memoryTarget(statement, run);
    return;
  }
  const { session, signal } = run.options;
  const tables = await loadTables(statement.tables, session, signal, run.memory);
  await planEngine(statement, tables, options);
}
