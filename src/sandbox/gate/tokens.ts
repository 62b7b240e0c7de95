import { randomBytes } from 'node:crypto';
import { apiToken, company } from '../company';
import type { App } from '../oauth/apps';
import type { Scope } from '../scope';
import { second } from '../time';

/** Seconds an access token lives (documented: 60 minutes). */
const accessLifetime = 3600;
/** Seconds a refresh token lives after its last use (documented: 60 days). */
const refreshLifetime = 60 * 86_400;
/** Random bytes of an access token: with them it has 756 characters; 768 have to fit (documented). */
const accessBytes = 564;

/** Who makes a request, and by which kind of credential: their burst limits differ. */
export interface Caller {
  readonly user: number;
  readonly kind: 'api-token' | 'oauth';
  /** What burst limits are counted by. Never shown. */
  readonly credential: string;
  /** What the app may do. Absent with an API token, which may do all its user may. */
  readonly scopes?: readonly Scope[];
}

export interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** An app as one user has installed it. All tokens that came of it die with it. */
interface Installation {
  readonly app: App;
  readonly user: number;
}

interface Issued {
  readonly installation: Installation;
  readonly expires: number;
}

/** The credentials the server accepts. */
export interface Tokens {
  /** The caller of a request with these headers and query, or undefined: 401. */
  caller(headers: Headers, query: URLSearchParams): Caller | undefined;
  /** A new pair of tokens for a user who has installed the app. */
  issue(user: number, app: App): Grant;
  /**
   * A new access token; the refresh token stays the same and lives on (documented). Undefined if the
   * app has no such refresh token.
   */
  refresh(refreshToken: string, app: App): Grant | undefined;
  /** Forgets an access token of the app, or with a refresh token the whole installation. */
  revoke(token: string, app: App): void;
  /** Makes every issued access token invalid, on request the refresh tokens too. */
  expire(refreshToo: boolean): void;
}

/** `users` are the ids that may call; `now` gives milliseconds since the epoch. */
export function createTokens(users: readonly number[], now: () => number): Tokens {
  const api = new Map(
    users.map((user, index) => [index === 0 ? apiToken : `${apiToken}-${user}`, user]),
  );
  const access = new Map<string, Issued>();
  const refresh = new Map<string, Issued>();
  const valid = (issued: Issued | undefined) =>
    issued && issued.expires > now() ? issued.installation : undefined;

  const grant = (installation: Installation, refreshToken: string): Grant => {
    const accessToken = `v1u:${randomBytes(accessBytes).toString('base64')}`;
    access.set(accessToken, { installation, expires: now() + accessLifetime * second });
    refresh.set(refreshToken, { installation, expires: now() + refreshLifetime * second });
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      // One less, as in the API description's example: the answer takes time to arrive.
      expires_in: accessLifetime - 1,
    };
  };

  return {
    caller(headers, query) {
      const bearer = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
      if (bearer !== undefined) {
        const installation = valid(access.get(bearer));
        if (!installation) return undefined;
        const { user, app } = installation;
        return { user, kind: 'oauth', credential: bearer, scopes: app.scopes };
      }
      const token = headers.get('x-api-token') ?? query.get('api_token') ?? '';
      const user = api.get(token);
      return user === undefined ? undefined : { user, kind: 'api-token', credential: token };
    },
    issue: (user, app) =>
      grant({ user, app }, `${company.company_id}:${user}:${randomBytes(20).toString('hex')}`),
    refresh(refreshToken, app) {
      const installation = valid(refresh.get(refreshToken));
      return installation?.app.id === app.id ? grant(installation, refreshToken) : undefined;
    },
    revoke(token, app) {
      if (access.get(token)?.installation.app.id === app.id) access.delete(token);
      const uninstalled = refresh.get(token)?.installation;
      if (uninstalled?.app.id !== app.id) return;
      refresh.delete(token);
      for (const [issued, { installation }] of access) {
        if (installation === uninstalled) access.delete(issued);
      }
    },
    expire(refreshToo) {
      access.clear();
      if (refreshToo) refresh.clear();
    },
  };
}
