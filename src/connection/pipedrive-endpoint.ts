import { AppError } from '../core/error';
import type { HttpEnvironment } from '../core/http';
import { tokenEndpoint, type OAuthClient, type TokenEndpoint } from './token-endpoint';

/** Where Pipedrive signs people in. */
export const pipedriveOAuth = 'https://oauth.pipedrive.com';

export interface PipedriveEndpointOptions extends HttpEnvironment {
  /** Origin of the OAuth server: `pipedriveOAuth`, or the sandbox. */
  readonly server: string;
  readonly client: OAuthClient;
}

/**
 * Tokens from Pipedrive itself, for programs that no browser keeps from it: form-encoded, the app's
 * credentials as HTTP Basic. Without credentials, calls reject with `oauth-client-missing`.
 * Source: Pipedrive, "Implementing Pipedrive OAuth".
 */
export function pipedriveEndpoint({
  server,
  client,
  ...http
}: PipedriveEndpointOptions): TokenEndpoint {
  return tokenEndpoint(
    {
      server,
      encode: (fields) => {
        if (client.id === '' || client.secret === '') throw new AppError('oauth-client-missing');
        return {
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            accept: 'application/json',
            authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}`,
          },
          body: new URLSearchParams(fields).toString(),
        };
      },
      decode: (body) => ({
        accessToken: body['access_token'],
        refreshToken: body['refresh_token'],
        expiresIn: body['expires_in'],
        apiDomain: body['api_domain'],
        scope: body['scope'],
      }),
    },
    http,
  );
}
