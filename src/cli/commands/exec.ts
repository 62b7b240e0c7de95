import { nearest } from '../../connection/nearest';
import { procedures as signIn } from '../../connection/procedure';
import { sameWord } from '../../connection/procedure-entry';
import { AppError } from '../../core/error';
import { findProcedure, procedures, runProcedure } from '../../pipedrive/procedures';
import type { Command, Shell } from '../command';
import { openSession } from '../connection';
import { runSignInProcedure } from '../sign-in-procedure';
import { UsageError } from '../usage-error';

/** Runs a procedure. Its results may be secrets: whoever runs it has asked for them. */
export const execCommand: Command = {
  name: 'exec',
  operands: 'PROCEDURE [NAME=VALUE...]',
  help: 'Runs a procedure; - as a value reads it from standard input.',
  async run({ operands: [name = '', ...given], options, shell }) {
    checkName(name);
    const parameters = await parametersIn(given, shell);
    if (findProcedure(name))
      return runProcedure(name, parameters, await openSession({ options, shell }), shell.signal);
    return runSignInProcedure(name, parameters, { options, shell });
  },
};

/** Throws `procedure-unknown` with the nearest name, before anything is read or asked for. */
function checkName(name: string): void {
  const names = [...signIn, ...procedures].map((one) => one.name);
  if (!names.some((known) => sameWord(known, name)))
    throw new AppError('procedure-unknown', { name, nearest: nearest(name, names) ?? '' });
}

async function parametersIn(
  given: readonly string[],
  { terminal }: Shell,
): Promise<Record<string, string>> {
  const parameters: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError('Parameters are written NAME=VALUE.');
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    if (name in parameters) throw new UsageError('A parameter is given twice.');
    parameters[name] = value === '-' ? await terminal.input() : value;
  }
  return parameters;
}
