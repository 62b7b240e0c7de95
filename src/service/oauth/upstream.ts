import { Refusal, type RefusalCode, type RefusalDetails } from '../refusal';
import type { OAuthApp } from './oauth-app';

export interface Upstream {
  /** Where Pipedrive's OAuth server is, without a slash at the end. */
  readonly oauthUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds to wait for one answer. */
  readonly timeoutMs: number;
}

/** Tokens as the pane gets them. `expiresIn` is in seconds from now. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly scope: string;
  /** Such as `https://acme.pipedrive.com`: the company that the tokens are for. */
  readonly apiDomain: string;
  readonly tokenType: string;
}

/**
 * What Pipedrive's error texts mean. Documented are the texts ("Invalid grant: authorization_code has
 * expired", "Invalid redirect URL"), not the body around them, so the first that fits anywhere in the
 * body counts. A wrong callback is also called an invalid request or grant, and comes first.
 */
const meanings: readonly (readonly [RegExp, RefusalCode, RefusalDetails?])[] = [
  [/redirect[ _]ur[il]/i, 'invalid_redirect'],
  [
    /authorization_code has expired/i,
    'invalid_grant',
    { message: 'authorization_code has expired' },
  ],
  [/invalid[ _]client|unauthorized[ _]client/i, 'invalid_client'],
  [/invalid[ _]grant|invalid[ _]token/i, 'invalid_grant'],
  [/invalid[ _]request|missing parameter|unsupported[ _]grant/i, 'invalid_request'],
];

/**
 * Asks Pipedrive for tokens. Refuses with a code of its own for every way to fail; no text of
 * Pipedrive is passed on, because it may quote what was sent.
 */
export async function requestTokens(
  form: Readonly<Record<string, string>>,
  app: OAuthApp,
  upstream: Upstream,
): Promise<Tokens> {
  const text = await post('token', form, app, upstream);
  const tokens = tokensIn(text);
  if (!tokens) throw new Refusal('upstream');
  return tokens;
}

/** Asks Pipedrive to forget a token. Fails like `requestTokens`. */
export async function revokeToken(
  form: Readonly<Record<string, string>>,
  app: OAuthApp,
  upstream: Upstream,
): Promise<void> {
  await post('revoke', form, app, upstream);
}

async function post(
  what: 'token' | 'revoke',
  form: Readonly<Record<string, string>>,
  { clientId, clientSecret }: OAuthApp,
  { oauthUrl, fetch, timeoutMs }: Upstream,
): Promise<string> {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${oauthUrl}/oauth/${what}`, {
      method: 'POST',
      headers: { accept: 'application/json', authorization: `Basic ${credentials}` },
      body: new URLSearchParams(form),
      redirect: 'manual', // the secret goes to this one address
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await answer.text();
  } catch {
    throw new Refusal('unreachable');
  }
  if (answer.ok) return text;
  throw failure(answer, text);
}

function failure({ status, headers }: Response, text: string): Refusal {
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return new Refusal('rate_limited', { retryAfter: seconds > 0 ? Math.ceil(seconds) : 1 });
  }
  if (status < 400 || status >= 500) return new Refusal('upstream');
  const meaning = meanings.find(([pattern]) => pattern.test(text));
  if (meaning) return new Refusal(meaning[1], meaning[2]);
  return new Refusal(status === 401 ? 'invalid_client' : 'upstream');
}

function tokensIn(text: string): Tokens | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null) return undefined;
  const fact = new Map<string, unknown>(Object.entries(body));
  const accessToken = fact.get('access_token');
  const refreshToken = fact.get('refresh_token');
  const expiresIn = fact.get('expires_in');
  const apiDomain = fact.get('api_domain');
  const complete =
    typeof accessToken === 'string' &&
    typeof refreshToken === 'string' &&
    typeof expiresIn === 'number' &&
    typeof apiDomain === 'string';
  if (!complete) return undefined;
  return {
    accessToken,
    refreshToken,
    expiresIn,
    scope: String(fact.get('scope') ?? ''),
    apiDomain,
    tokenType: String(fact.get('token_type') ?? 'Bearer'),
  };
}
