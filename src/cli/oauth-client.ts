import { authorizationUrl, newState, readVerifier } from '../connection/authorization';
import type { SignIn } from '../connection/grant';
import { pipedriveEndpoint, pipedriveOAuth } from '../connection/pipedrive-endpoint';
import type { ProcedureEnvironment } from '../connection/procedure';
import { propertyEntry } from '../connection/property';
import type { OAuthSettings } from '../connection/settings';
import { AppError } from '../core/error';
import { serverAddress } from '../pipedrive/endpoints';
import type { Shell } from './command';

/** How this program signs in: at Pipedrive itself, without the companion service. */
export function oauthClient(settings: OAuthSettings, shell: Shell): ProcedureEnvironment {
  const { clientId: id, clientSecret: secret } = settings;
  const { fetch, clock } = shell;
  const server = serverAddress(
    shell.variables['PIPEDRIVE_OAUTH_URL'] || pipedriveOAuth,
    'PIPEDRIVE_OAUTH_URL',
  );
  const endpoint = pipedriveEndpoint({ server, client: { id, secret }, fetch, clock });
  const page = `${server}/oauth/authorize`;
  return { settings, endpoint, page, signIn: terminalSignIn(settings, page, shell) };
}

/**
 * A sign-in with any browser on any machine: the user opens the address and pastes the one it ends
 * at. Throws `sign-in-elsewhere` where nobody is there to ask.
 */
function terminalSignIn(
  { clientId, callbackUrl }: OAuthSettings,
  page: string,
  { terminal }: Shell,
): SignIn {
  return async (signal) => {
    if (clientId === '') throw new AppError('oauth-client-missing');
    if (!terminal.askSecret) throw new AppError('sign-in-elsewhere');
    if (callbackUrl === '')
      throw new AppError('property-required', { label: propertyEntry('CallbackURL').label });
    const state = newState();
    terminal.note('Open this address in a browser and choose Allow and install:');
    terminal.note(authorizationUrl({ page, clientId, redirectUri: callbackUrl, state }));
    const pasted = await terminal.askSecret('The address it ends at (not shown): ', signal);
    return { code: readVerifier(pasted, state), redirectUri: callbackUrl };
  };
}
