import { AppError } from '../../core/error';
import type { TableEntry } from '../../pipedrive/catalogue/entry';
import type { RowChange } from '../../pipedrive/write/row-change';
import { endpointOf } from '../../pipedrive/write/path';
import { checkPlan } from './check-plan';
import { checkNames, loadTables } from './load-tables';
import { checkProcedure } from './run-call';
import { checkDeleted } from './run-deleted';
import { parameterValue } from './parameter';
import { isInMemory, isWrite, type ScriptOptions, type ScriptRun } from './script-run';
import type { Statement } from './statement';
import type { WriteStatement } from './statement-write';

/** Which changes a statement makes. */
const changesOf: Readonly<Record<WriteStatement['kind'], readonly RowChange['kind'][]>> = {
  insert: ['insert'],
  update: ['update'],
  delete: ['delete'],
  upsert: ['insert', 'update'],
};

/**
 * Finds what is wrong with a script before its first statement runs, so that none is carried out in
 * vain. A read-only connection refuses before anything is asked for. Throws `connection-readonly`,
 * `parameter-missing`, `parameter-empty`, `procedure-unknown`, `memory-table-unknown`,
 * `table-unknown`, `column-ambiguous`, `write-refused`, `write-row-refused`, `deleted-unlisted`, and
 * what planning throws.
 */
export async function checkScript(
  statements: readonly Statement[],
  options: ScriptOptions,
): Promise<void> {
  const { session, parameters = {} } = options;
  const { name, readonly } = session.settings;
  if (readonly && statements.some((one) => isWrite(one) && !isInMemory(one)))
    throw new AppError('connection-readonly', { name });
  const made = new Set<string>();
  for (const statement of statements) {
    for (const parameter of statement.parameters) parameterValue(parameter, parameters);
    if (statement.kind === 'exec') checkProcedure(statement.procedure, options);
    checkMemory(statement, made);
  }
  // Tables in memory have their columns here, and no rows.
  const run: ScriptRun = { options, memory: new Map(), journal: [] };
  // A single statement is planned when it runs.
  let isAsNow = statements.length > 1;
  for (const statement of statements) {
    const target = await checkTables(statement, options);
    if (isAsNow) await checkPlan(statement, run);
    // A new field or stage gives the statements behind it columns and names that are not there yet.
    if (statement.kind === 'exec' || target?.small) isAsNow = false;
  }
}

/** A table in memory is filled before it is used. */
function checkMemory(statement: Statement, made: Set<string>): void {
  for (const { name, start, temporary } of statement.tables) {
    const isTarget = isWrite(statement) && statement.target.start === start;
    if (!temporary || made.has(name.toLowerCase()) || (statement.kind === 'insert' && isTarget))
      continue;
    throw new AppError('memory-table-unknown', { table: name, offset: start });
  }
  if (statement.kind === 'insert' && isInMemory(statement))
    made.add(statement.target.name.toLowerCase());
}

/** The table of Pipedrive that a statement writes. */
async function checkTables(
  statement: Statement,
  { session, signal }: ScriptOptions,
): Promise<TableEntry | undefined> {
  const uses = statement.tables.filter(({ temporary }) => !temporary);
  const { schemas, byName } = await loadTables(uses, session, signal);
  checkNames(statement.tokens, schemas);
  const entryOf = (table: string) => byName.get(table.toLowerCase())!.entry;
  if (statement.kind === 'getdeleted') checkDeleted(entryOf(statement.table.name));
  if (!isWrite(statement) || isInMemory(statement)) return undefined;
  const entry = entryOf(statement.target.name);
  checkTarget(statement, entry);
  return entry;
}

/** Throws where no change that the statement makes can be made. */
function checkTarget({ kind }: WriteStatement, entry: TableEntry): void {
  const errors: unknown[] = [];
  for (const change of changesOf[kind])
    try {
      endpointOf({ entry }, change, kind.toUpperCase());
      return;
    } catch (error) {
      errors.push(error);
    }
  throw errors[0];
}
