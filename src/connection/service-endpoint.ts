import type { HttpEnvironment } from '../core/http';
import { tokenEndpoint, type OAuthClient, type TokenEndpoint } from './token-endpoint';

export interface ServiceEndpointOptions extends HttpEnvironment {
  /** Origin of the companion service; '' = the page's own. */
  readonly service: string;
  /** Absent: the app that the service is configured with, whose secret never comes here. */
  readonly client?: OAuthClient | undefined;
}

/**
 * Tokens through the companion service, since Pipedrive wants a client secret and knows no PKCE:
 * JSON, the fields of RFC 6749 in camel case.
 */
export function serviceEndpoint({
  service,
  client,
  ...http
}: ServiceEndpointOptions): TokenEndpoint {
  const credentials = client && { clientId: client.id, clientSecret: client.secret };
  return tokenEndpoint(
    {
      server: service,
      encode: (fields) => ({
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ ...camelCased(fields), ...credentials }),
      }),
      decode: ({ accessToken, refreshToken, expiresIn, apiDomain, scope }) => ({
        accessToken,
        refreshToken,
        expiresIn,
        apiDomain,
        scope,
      }),
    },
    http,
  );
}

function camelCased(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
