import { AppError } from '../core/error';
import type { HttpEnvironment } from '../core/http';
import { sendRequest, type JsonRequest } from './json-request';
import { answerError, type OAuthStep } from './oauth-error';
import { issuedTokens, type IssuedFields, type OAuthTokens } from './oauth-tokens';

export type TokenKind = 'access_token' | 'refresh_token';

/** The user's own Pipedrive app. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

/**
 * Where codes become tokens: our service for the pane (service-endpoint.ts), Pipedrive itself for
 * the command line (pipedrive-endpoint.ts). Each call is one request, never repeated: a code is
 * good for one try. Rejects with the errors of oauth-error.ts and json-request.ts, and with
 * `answer-not-json` where a success holds no token.
 */
export interface TokenEndpoint {
  /** `redirectUri` is the callback that the code was asked for with; '' = the service's own. */
  exchange(code: string, redirectUri: string, signal?: AbortSignal): Promise<OAuthTokens>;
  /** Where the answer holds no refresh token, the one given stays good. */
  refresh(refreshToken: string, signal?: AbortSignal): Promise<OAuthTokens>;
  /** Revoking the refresh token uninstalls the app for this user. */
  revoke(token: string, kind: TokenKind, signal?: AbortSignal): Promise<void>;
}

/** The fields of a question, by their names in RFC 6749. */
export type TokenFields = Readonly<Record<string, string>>;

/** How a server wants to be asked. */
export interface TokenDialect {
  /** Origin of the server; '' = the page's own. */
  readonly server: string;
  /** Headers and body of a question. Throws when credentials are missing. */
  encode(fields: TokenFields): Pick<JsonRequest, 'headers' | 'body'>;
  /** What a success says. */
  decode(body: Readonly<Record<string, unknown>>): IssuedFields;
}

/** A token endpoint that speaks the given dialect. */
export function tokenEndpoint(dialect: TokenDialect, http: HttpEnvironment): TokenEndpoint {
  const ask = async (path: string, step: OAuthStep, fields: TokenFields, signal?: AbortSignal) => {
    const url = dialect.server + path;
    const request = { method: 'POST', url, ...dialect.encode(fields) } as const;
    const answer = await sendRequest(request, http, 'sign-in-service-down', signal);
    const error = answerError(step, answer);
    if (error) throw error;
    return answer.body;
  };

  const tokens = async (step: OAuthStep, fields: TokenFields, signal?: AbortSignal) => {
    // The time of asking: a slow answer makes the token look older than it is, never younger.
    const now = http.clock.now();
    const body = await ask('/oauth/token', step, fields, signal);
    const issued = issuedTokens(dialect.decode(body), now);
    if (!issued) throw new AppError('answer-not-json');
    return issued;
  };

  return {
    exchange: (code, redirectUri, signal) => {
      const redirect = redirectUri === '' ? {} : { redirect_uri: redirectUri };
      return tokens('exchange', { grant_type: 'authorization_code', code, ...redirect }, signal);
    },
    refresh: async (refreshToken, signal) => {
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
      const issued = await tokens('refresh', fields, signal);
      return { ...issued, refreshToken: issued.refreshToken || refreshToken };
    },
    revoke: async (token, kind, signal) => {
      await ask('/oauth/revoke', 'revoke', { token, token_type_hint: kind }, signal);
    },
  };
}
