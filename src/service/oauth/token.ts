import { Hono, type Context } from 'hono';
import { jsonFields, required } from '../json-fields';
import { fromPane } from '../pane-origin';
import { Refusal } from '../refusal';
import { callbackUrl, clientIdPattern, type OAuthApp, type OAuthOptions } from './oauth-app';
import { requestTokens, revokeToken, type Upstream } from './upstream';

/** Access tokens are up to 768 characters (Pipedrive, OAuth authorization); twice that is plenty. */
const secret = /^[\x21-\x7e]{1,2048}$/;
const client = { clientId: clientIdPattern, clientSecret: /^[\x21-\x7e]{1,256}$/ };
const tokenFields = {
  ...client,
  grantType: /^(?:authorization_code|refresh_token)$/,
  code: secret,
  refreshToken: secret,
  redirectUri: /^https?:\/\/[\x21-\x7e]{1,2000}$/,
};
const revokeFields = {
  ...client,
  token: secret,
  tokenTypeHint: /^(?:access|refresh)_token$/,
};
const maxBody = 16 * 1024;

/**
 * `POST /oauth/token` exchanges a code and refreshes, `POST /oauth/revoke` gives a token back: both
 * need the client secret (Pipedrive knows no PKCE), the profile's own or the operator's. For the
 * pane alone; nothing is kept, nothing logged.
 */
export function oauthToken(options: OAuthOptions & Upstream): Hono {
  const app = new Hono();
  const guard = (context: Context) => {
    context.header('cache-control', 'no-store');
    if (!fromPane(context, options.origin)) throw new Refusal('forbidden');
  };

  app.post('/oauth/token', async (context) => {
    guard(context);
    const fields = await jsonFields(context, tokenFields, maxBody);
    const form: Record<string, string> =
      required(fields, 'grantType') === 'refresh_token'
        ? { grant_type: 'refresh_token', refresh_token: required(fields, 'refreshToken') }
        : {
            grant_type: 'authorization_code',
            code: required(fields, 'code'),
            redirect_uri: fields.redirectUri ?? callbackUrl(options.origin),
          };
    return context.json(await requestTokens(form, clientApp(fields, options.oauthApp), options));
  });

  app.post('/oauth/revoke', async (context) => {
    guard(context);
    const fields = await jsonFields(context, revokeFields, maxBody);
    const form = {
      token: required(fields, 'token'),
      token_type_hint: required(fields, 'tokenTypeHint'),
    };
    await revokeToken(form, clientApp(fields, options.oauthApp), options);
    return context.body(null, 204);
  });
  return app;
}

/** The app a request speaks for: the one it names with id and secret, else the operator's. */
function clientApp(given: Partial<OAuthApp>, configured: OAuthApp | undefined): OAuthApp {
  const { clientId, clientSecret } = given;
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  if (clientSecret !== undefined) throw new Refusal('invalid_request', { field: 'clientId' });
  if (clientId !== undefined && clientId !== configured?.clientId)
    throw new Refusal('invalid_request', { field: 'clientSecret' });
  if (!configured) throw new Refusal('not_configured');
  return configured;
}
