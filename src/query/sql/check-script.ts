import { AppError } from '../../core/error';
import type { TableEntry } from '../../pipedrive/catalogue/entry';
import type { RowChange } from '../../pipedrive/write/row-change';
import { endpointOf } from '../../pipedrive/write/path';
import { boundTokens } from './bind';
import { checkNames, loadTables } from './load-tables';
import { checkProcedure } from './run-call';
import { checkDeleted } from './run-deleted';
import type { ScriptOptions } from './script-run';
import type { Statement } from './statement';
import type { WriteStatement } from './statement-write';

/** Whether a statement changes rows of Pipedrive (procedures see to themselves). */
export function isWrite(statement: Statement): statement is WriteStatement {
  return 'target' in statement;
}

/** Whether it writes a table in memory. */
export function isInMemory(statement: Statement): boolean {
  return isWrite(statement) && statement.target.temporary;
}

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
 * `table-unknown`, `column-ambiguous`, `write-refused`, `write-row-refused`, `deleted-unlisted`.
 */
export async function checkScript(
  statements: readonly Statement[],
  options: ScriptOptions,
): Promise<void> {
  const { session, parameters = {}, signal } = options;
  const { name, readonly } = session.settings;
  if (readonly && statements.some((one) => isWrite(one) && !isInMemory(one)))
    throw new AppError('connection-readonly', { name });
  const made = new Set<string>();
  for (const statement of statements) {
    boundTokens(statement.tokens, parameters);
    if (statement.kind === 'exec') checkProcedure(statement.procedure, options);
    checkMemory(statement, made);
  }
  for (const statement of statements) {
    const uses = statement.tables.filter(({ temporary }) => !temporary);
    const { schemas, byName } = await loadTables(uses, session, signal);
    checkNames(statement.tokens, schemas);
    const entryOf = (table: string) => byName.get(table.toLowerCase())!.entry;
    if (statement.kind === 'getdeleted') checkDeleted(entryOf(statement.table.name));
    if (isWrite(statement) && !isInMemory(statement))
      checkTarget(statement, entryOf(statement.target.name));
  }
}

/** A table in memory is filled before it is used. */
function checkMemory(statement: Statement, made: Set<string>): void {
  const isFilled = statement.kind === 'insert';
  for (const { name, start, temporary } of statement.tables) {
    const isTarget = isWrite(statement) && statement.target.start === start;
    if (!temporary || made.has(name.toLowerCase()) || (isFilled && isTarget)) continue;
    throw new AppError('memory-table-unknown', { table: name, offset: start });
  }
  if (isWrite(statement) && isFilled && statement.target.temporary)
    made.add(statement.target.name.toLowerCase());
}

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
