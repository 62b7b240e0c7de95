import { procedureEntry, runProcedure } from '../../connection/procedure';
import { AppError } from '../../core/error';
import type { Command, Shell } from '../command';
import { openProcedures } from '../connection';
import { UsageError } from '../usage-error';

/** Runs a procedure. Its results may be secrets: whoever runs it has asked for them. */
export const execCommand: Command = {
  name: 'exec',
  operands: 'PROCEDURE [NAME=VALUE...]',
  help: 'Runs a procedure; - as a value reads it from standard input.',
  async run({ operands: [name = '', ...given], options, shell }) {
    procedureEntry(name);
    const parameters = await parametersIn(given, shell);
    const environment = await openProcedures({ options, shell });
    // No service stands behind this program whose app could take its place.
    if (environment.settings.clientId === '') throw new AppError('oauth-client-missing');
    return runProcedure(name, parameters, environment, shell.signal);
  },
};

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
