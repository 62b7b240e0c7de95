import type { OAuthApp } from './oauth/oauth-app';
import type { StoreOptions } from './roaming/open-store';

/** What an operator may set. Names and meaning are listed in docs/service.md. */
export interface ServiceOptions extends StoreOptions {
  readonly port: number;
  /**
   * Public origin of the add-in, as browsers see it; the only origin the relay answers to.
   * Unset: the address the service listens at.
   */
  readonly origin?: string;
  /** Where Pipedrive is, `{company}` standing for the company domain. */
  readonly pipedriveBaseUrl: string;
  /** Where browsers reach Pipedrive themselves, when that is another address than the relay's. */
  readonly directBaseUrl?: string;
  /** Where Pipedrive's OAuth server is, without a slash at the end. Unset: the real one. */
  readonly oauthUrl?: string;
  /** The app whose id and secret stand in for those that a profile leaves out. */
  readonly oauthApp?: OAuthApp;
  /** Requests a second that one client address may make for sign-in and roaming. Unset: 50. */
  readonly requestsPerSecond?: number;
  /** Proxies of the operator in front of the service. Unset: none. */
  readonly proxies?: number;
  /** Where the built pane lies. */
  readonly paneDir: string;
  /** Where office.js lies, in development only; production pages load it from Microsoft's CDN. */
  readonly officeJsDir?: string;
  /** Certificate for https. Without it the service speaks http, behind a proxy that ends TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** What the pane is told of the sandbox, when there is one. */
  readonly sandbox?: { readonly company: string; readonly token: string };
}

export const pipedriveCloud = 'https://{company}.pipedrive.com';
export const pipedriveOAuth = 'https://oauth.pipedrive.com';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Options of `npm run serve`. Throws a plain sentence when a value cannot be used; a value that may
 * hold a password is not repeated in it.
 */
export function serviceOptions(environment: Environment, paneDir: string): ServiceOptions {
  const origin = environment['ADDIN_ORIGIN'];
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new Error(`ADDIN_ORIGIN must be an origin such as https://addin.example, not ${origin}.`);
  const pipedriveBaseUrl = environment['PIPEDRIVE_BASE_URL'] ?? pipedriveCloud;
  if (!isWebAddress(pipedriveBaseUrl.replace('{company}', 'company')))
    throw new Error(`PIPEDRIVE_BASE_URL must be an address, not ${pipedriveBaseUrl}.`);
  const oauthUrl = environment['PIPEDRIVE_OAUTH_URL'] ?? pipedriveOAuth;
  if (!isWebAddress(oauthUrl))
    throw new Error(`PIPEDRIVE_OAUTH_URL must be an address, not ${oauthUrl}.`);
  const databaseUrl = environment['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\/./.test(databaseUrl))
    throw new Error('DATABASE_URL must begin with postgres://, or be left out.');
  const oauthApp = configuredApp(environment);
  return {
    port: wholeNumber(environment, 'PORT', 3000, 0, 65_535),
    pipedriveBaseUrl,
    oauthUrl: oauthUrl.replace(/\/+$/, ''),
    requestsPerSecond: wholeNumber(environment, 'RATE_LIMIT', 50, 1, 1_000_000),
    proxies: wholeNumber(environment, 'PROXIES', 0, 0, 10),
    dataDir: environment['DATA_DIR'] ?? 'data',
    databaseUrl,
    paneDir,
    ...(origin === undefined ? {} : { origin }),
    ...(oauthApp ? { oauthApp } : {}),
  };
}

function configuredApp(environment: Environment): OAuthApp | undefined {
  const clientId = environment['OAUTH_CLIENT_ID'];
  const clientSecret = environment['OAUTH_CLIENT_SECRET'];
  if ((clientId === undefined) !== (clientSecret === undefined))
    throw new Error('OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET must be set together.');
  return clientId !== undefined && clientSecret !== undefined
    ? { clientId, clientSecret }
    : undefined;
}

function wholeNumber(
  environment: Environment,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = environment[name];
  const value = text === undefined ? fallback : Number(text);
  if (text === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a number from ${least} to ${most}, not ${text}.`);
  return value;
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
