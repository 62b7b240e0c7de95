import { randomBytes } from 'node:crypto';
import { apiToken } from '../company';
import { second } from '../time';

/** Seconds an access token lives (documented: 60 minutes). */
const accessLifetime = 3600;
/** Days a refresh token lives after its last use (documented). */
const refreshLifetime = 60 * 86_400;

/** Who makes a request, and by which kind of credential: their burst limits differ. */
export interface Caller {
  readonly user: number;
  readonly kind: 'api-token' | 'oauth';
  /** What burst limits are counted by. Never shown. */
  readonly credential: string;
}

export interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

interface Issued {
  readonly user: number;
  expires: number;
}

/** The credentials the server accepts. */
export interface Tokens {
  /** The caller of a request with these headers and query, or undefined: 401. */
  caller(headers: Headers, query: URLSearchParams): Caller | undefined;
  /** A new pair of tokens for a user who has installed the app. */
  issue(user: number): Grant;
  /** A new access token; the refresh token stays the same and lives on (documented). */
  refresh(refreshToken: string): Grant | undefined;
  /** Forgets one token of either kind. */
  revoke(token: string): void;
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
    issued && issued.expires > now() ? issued : undefined;

  const grant = (user: number, refreshToken: string): Grant => {
    const accessToken = `v1u:${randomBytes(24).toString('base64url')}`;
    access.set(accessToken, { user, expires: now() + accessLifetime * second });
    refresh.set(refreshToken, { user, expires: now() + refreshLifetime * second });
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
        const issued = valid(access.get(bearer));
        return issued && { user: issued.user, kind: 'oauth', credential: bearer };
      }
      const token = headers.get('x-api-token') ?? query.get('api_token') ?? '';
      const user = api.get(token);
      return user === undefined ? undefined : { user, kind: 'api-token', credential: token };
    },
    issue: (user) => grant(user, `${user}:${randomBytes(24).toString('base64url')}`),
    refresh(refreshToken) {
      const issued = valid(refresh.get(refreshToken));
      return issued && grant(issued.user, refreshToken);
    },
    revoke(token) {
      access.delete(token);
      refresh.delete(token);
    },
    expire(refreshToo) {
      access.clear();
      if (refreshToo) refresh.clear();
    },
  };
}
