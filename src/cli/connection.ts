import { createGrant } from '../connection/grant';
import type { ProcedureEnvironment } from '../connection/procedure';
import { connectionSettings } from '../connection/settings';
import { sentenceOf } from '../core/error';
import { createSession, type Session } from '../pipedrive/session';
import { chosenProfile } from './chosen-profile';
import type { Call } from './command';
import { oauthClient } from './oauth-client';
import { completed, locate } from './settings-location';
import { UsageError } from './usage-error';

const pipedrive = 'https://{company}.pipedrive.com';

/**
 * A session of the connection that the options name. Throws UsageError where they name none, and
 * what reading the connection throws.
 */
export async function openSession(call: Pick<Call, 'options' | 'shell'>): Promise<Session> {
  const { shell } = call;
  const chosen = await chosenProfile(call);
  if (!chosen) throw new UsageError('Give the connection to use: --connection or --profile.');
  const { profile, tokens } = await locate(chosen, shell);
  const settings = connectionSettings(profile);
  const { fetch, clock } = shell;
  const environment = {
    fetch,
    clock,
    random: Math.random,
    endpoints: { direct: shell.variables['PIPEDRIVE_BASE_URL'] || pipedrive },
  };
  if (settings.authScheme === 'Basic') return createSession(settings, environment);
  const grant = createGrant({
    ...oauthClient(settings.oauth, shell),
    tokens,
    clock,
    onUnsaved: (error) =>
      shell.terminal.note(`The sign-in could not be kept for the next time. ${sentenceOf(error)}`),
  });
  return createSession(settings, { ...environment, grant });
}

/** What the OAuth procedures run with; without a connection, nothing but the servers is known. */
export async function openProcedures(
  call: Pick<Call, 'options' | 'shell'>,
): Promise<ProcedureEnvironment> {
  const chosen = await chosenProfile(call);
  const { name, properties } = chosen
    ? await completed(chosen, call.shell)
    : { name: '', properties: {} };
  // They get and end tokens, whatever the connection itself signs in with.
  const settings = connectionSettings({ name, properties: { ...properties, AuthScheme: 'OAuth' } });
  return oauthClient(settings.oauth, call.shell);
}
