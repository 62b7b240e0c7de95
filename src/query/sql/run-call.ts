import { nearest } from '../../connection/nearest';
import { procedures as signInProcedures } from '../../connection/procedure';
import { sameWord, type ProcedureResult } from '../../connection/procedure-entry';
import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import { findProcedure, procedures, runProcedure } from '../../pipedrive/procedures';
import { parameterValue, type ParameterValues } from './parameter';
import type { ScriptOptions, ScriptRun, StatementOutcome } from './script-run';
import type { Argument, ExecStatement } from './statement-call';

/** Runs EXEC. A dry run gives no rows. Throws what the procedure throws. */
export async function runExec(
  { kind, procedure, arguments: given }: ExecStatement,
  { options }: ScriptRun,
): Promise<StatementOutcome> {
  checkProcedure(procedure, options);
  const values = given.map(({ name, value }) => {
    const argument = argumentValue(value, options.parameters);
    return [name, argument === null ? '' : String(argument)] as const;
  });
  if (options.dryRun) return { kind, columns: [], rows: [] };
  const { columns, rows } = await run(procedure, Object.fromEntries(values), options);
  // Stages, pipelines and rows may be others now.
  options.session.forget();
  return { kind, columns, rows };
}

function run(
  name: string,
  parameters: Readonly<Record<string, string>>,
  { session, signal, signIn }: ScriptOptions,
): Promise<ProcedureResult> {
  return signIn && !findProcedure(name)
    ? signIn(name, parameters, signal)
    : runProcedure(name, parameters, session, signal);
}

/** Throws `procedure-unknown`. */
export function checkProcedure(name: string, { signIn }: Pick<ScriptOptions, 'signIn'>): void {
  const all = [...(signIn ? signInProcedures : []), ...procedures].map((one) => one.name);
  if (all.some((known) => sameWord(known, name))) return;
  throw new AppError('procedure-unknown', { name, nearest: nearest(name, all) ?? '' });
}

/** A value of a call: as written, or that of the parameter. Throws `parameter-missing`, `parameter-empty`. */
export function argumentValue(value: Argument, parameters: ParameterValues = {}): Value {
  return typeof value === 'object' && value !== null ? parameterValue(value, parameters) : value;
}
