import { runProcedure } from '../connection/procedure';
import type { ProcedureResult } from '../connection/procedure-entry';
import { AppError } from '../core/error';
import type { Call } from './command';
import { openProcedures } from './connection';

/**
 * Runs a procedure of signing in. Throws `procedure-unknown`, `oauth-client-missing`, and what the
 * procedure throws.
 */
export async function runSignInProcedure(
  name: string,
  parameters: Readonly<Record<string, string>>,
  call: Pick<Call, 'options' | 'shell'>,
): Promise<ProcedureResult> {
  const environment = await openProcedures(call);
  // No service stands behind this program whose app could take its place.
  if (environment.settings.clientId === '') throw new AppError('oauth-client-missing');
  return runProcedure(name, parameters, environment, call.shell.signal);
}
