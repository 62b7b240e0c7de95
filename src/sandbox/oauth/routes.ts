import { Hono, type Context } from 'hono';
import type { Bindings } from '../bindings';
import { company } from '../company';
import { blankedForm } from '../gate/request-log';
import type { Tokens } from '../gate/tokens';
import { Problem } from '../problem';
import type { App, AppRegistry } from './apps';
import { authenticatedApp } from './client';
import type { Codes } from './codes';
import { consentPage, type Consenting } from './consent-page';
import { granted } from './grant-type';
import { oauthProblem } from './problem';

interface OAuthServer {
  readonly registry: AppRegistry;
  readonly codes: Codes;
  readonly tokens: Tokens;
  readonly user: Consenting;
}

/** Pipedrive's page runs no foreign script and stands in no frame; nor does this one. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * `/oauth`: the consent page, and the token endpoints, which only an app's server may use: no page of
 * another origin is let in.
 */
export function oauthRoutes({ registry, codes, tokens, user }: OAuthServer): Hono<Bindings> {
  const routes = new Hono<Bindings>();
  routes.onError((error, context) => {
    if (!(error instanceof Problem)) throw error;
    return context.json(error.body, 400);
  });

  routes.get('/authorize', (context) => {
    const app = askingApp(context, registry);
    if (!app) return context.json(wrongRedirect, 400);
    return context.html(consentPage(app, user), 200, pageHeaders);
  });
  routes.post('/authorize', async (context) => {
    const { decision } = await context.req.parseBody();
    const app = askingApp(context, registry);
    if (!app) return context.json(wrongRedirect, 400);
    const redirectUri = registry.callback();
    const target = new URL(redirectUri);
    const state = context.req.query('state');
    // Only the button says yes; whatever else is posted is a no.
    if (decision !== 'allow') target.searchParams.set('error', 'user_denied');
    else target.searchParams.set('code', codes.issue({ app, user: user.id, redirectUri }));
    if (state !== undefined) target.searchParams.set('state', state);
    return context.body(null, 302, { ...pageHeaders, location: target.href });
  });

  // The API description has the token endpoint with and without a slash at the end.
  routes.on('POST', ['/token', '/token/'], async (context) => {
    const { form, app } = await askingServer(context, registry);
    const grant = granted({ form, app, codes, tokens });
    const body = {
      access_token: grant.access_token,
      token_type: 'Bearer',
      refresh_token: grant.refresh_token,
      scope: app.scopes.join(','),
      expires_in: grant.expires_in,
      api_domain: `http://${company.company_domain}.localhost:${ownPort(context)}`,
    };
    return context.json(body, 200, { 'cache-control': 'no-store' });
  });
  routes.post('/revoke', async (context) => {
    const { form, app } = await askingServer(context, registry);
    const token = form.get('token');
    if (!token) throw oauthProblem('Missing parameter: token');
    tokens.revoke(decoded(token), app);
    // An unknown token is gone, which is what was wanted (RFC 7009); Pipedrive documents no body.
    return context.json({ success: true });
  });
  return routes;
}

const wrongRedirect = { error: 'Invalid redirect URL' };

/**
 * The app a browser brings the user for; undefined where the callback is another than its own, for
 * then nobody may be sent there. Throws a Problem for an unknown app.
 */
function askingApp({ req }: Context<Bindings>, registry: AppRegistry): App | undefined {
  const app = registry.find(req.query('client_id') ?? '');
  if (!app) throw oauthProblem('Invalid client: client is invalid');
  return req.query('redirect_uri') === registry.callback() ? app : undefined;
}

/** The form a server sent and the app it speaks for. Throws a Problem if either is not in order. */
async function askingServer(
  context: Context<Bindings>,
  registry: AppRegistry,
): Promise<{ form: URLSearchParams; app: App }> {
  const { req } = context;
  const [type = ''] = (req.header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw oauthProblem('Invalid request: content must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(await req.text());
  context.get('logged').form = blankedForm(form);
  return { form, app: authenticatedApp(req.header('authorization'), form, registry) };
}

/** The official client encodes the access token it revokes twice (`revokeToken`, 33.7.0). */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

function ownPort({ env }: Context<Bindings>): number | undefined {
  return env.incoming.socket.localPort;
}
