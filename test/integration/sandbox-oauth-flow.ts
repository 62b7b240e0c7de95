import type { SandboxOptions } from '../../src/sandbox/options';
import { startSandbox } from '../../src/sandbox/server';

const counts = { deals: 40, persons: 20, organizations: 10, activities: 20, products: 5, leads: 5 };

export const callback = 'https://addin.example/oauth/callback';
export const state = 'state-0123456789';

export type Fields = Record<string, string>;

/** The answer of the token endpoint. */
export interface Granted {
  readonly access_token: string;
  readonly refresh_token: string;
}

export function basic(id: string, secret: string): Fields {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}
export const credentials = basic('sandbox-client', 'sandbox-secret');
export const limited = basic('sandbox-limited', 'sandbox-limited-secret');

export async function json(answer: Response | Promise<Response>): Promise<unknown> {
  return (await answer).json();
}

/** Where a redirect leads. */
export function sentTo(answer: Response): URL {
  return new URL(answer.headers.get('location')!);
}

/** A sandbox on a clock that only the test moves, and every step of signing in to it. */
export async function startFlow(options: Partial<SandboxOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const now = () => clock.now;
  const sandbox = await startSandbox({ counts, oauthCallback: callback, now, ...options });
  const { url } = sandbox;

  const authorizeUrl = (fields: Fields = {}) =>
    `${url}/oauth/authorize?${new URLSearchParams({
      client_id: 'sandbox-client',
      redirect_uri: callback,
      state,
      ...fields,
    })}`;
  const send = (target: string, fields: Fields, headers: Fields = {}) =>
    fetch(target, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  /** The answer to a button of the consent page. */
  const decide = (decision: string, fields: Fields = {}) =>
    send(authorizeUrl(fields), { decision });
  const codeFor = async (client = 'sandbox-client') =>
    sentTo(await decide('allow', { client_id: client })).searchParams.get('code')!;
  const exchange = (code: string, fields: Fields = {}, headers = credentials) => {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: callback };
    return send(`${url}/oauth/token`, { ...grant, ...fields }, headers);
  };
  const get = (path: string, token: string) =>
    fetch(url + path, { headers: { authorization: `Bearer ${token}` } });

  return {
    url,
    clock,
    close: sandbox.close,
    authorizeUrl,
    decide,
    codeFor,
    exchange,
    refresh: (token: string) =>
      send(
        `${url}/oauth/token`,
        { grant_type: 'refresh_token', refresh_token: token },
        credentials,
      ),
    revoke: (fields: Fields, headers = credentials) => send(`${url}/oauth/revoke`, fields, headers),
    signIn: async (client?: string, headers?: Fields) =>
      (await json(exchange(await codeFor(client), {}, headers))) as Granted,
    get,
    /** The status of a request with this access token. */
    statusOf: async (token: string) => (await get('/api/v2/deals?limit=1', token)).status,
    control: (path: string, body: object = {}) =>
      fetch(`${url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) }),
  };
}

export type Flow = Awaited<ReturnType<typeof startFlow>>;
