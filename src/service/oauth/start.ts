import { Hono } from 'hono';
import { rememberHostInfo } from './host-info';
import { callbackUrl, clientIdPattern, statePattern, type OAuthOptions } from './oauth-app';

/**
 * `GET /oauth/start?client_id&state[&redirect_uri]`: first page of the sign-in dialog, which Office
 * wants on our own origin. Sends the browser to Pipedrive's consent page and nowhere else, to come
 * back to our origin and nowhere else.
 */
export function oauthStart({ origin, oauthUrl, oauthApp }: OAuthOptions): Hono {
  const app = new Hono();
  app.get('/oauth/start', (context) => {
    const { client_id, redirect_uri, state } = context.req.query();
    const clientId = client_id ?? oauthApp?.clientId ?? '';
    const redirectUri = redirect_uri ?? callbackUrl(origin);
    const wrong = !clientIdPattern.test(clientId)
      ? 'The OAuth client id is missing or is not one of Pipedrive.'
      : !statePattern.test(state ?? '')
        ? 'This sign-in link is not complete.'
        : !redirectUri.startsWith(`${origin}/`) || !URL.canParse(redirectUri)
          ? `The callback must be an address of ${origin}.`
          : undefined;
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    if (wrong !== undefined)
      return context.text(`${wrong} Close this window and sign in again from Excel.`, 400);
    rememberHostInfo(context, state!);
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri,
      state: state!,
    });
    return context.redirect(`${oauthUrl}/oauth/authorize?${query}`);
  });
  return app;
}
