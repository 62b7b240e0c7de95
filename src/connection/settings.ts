import type { Profile, Properties } from './profile';
import { canonicalProperties, propertyErrors, propertyValue } from './profile';
import type { PropertyName } from './property';

/** A connection's properties with their types: what the Pipedrive client works from. */
export interface ConnectionSettings {
  /** The profile's name, for messages; may be empty for a connection that was never saved. */
  readonly name: string;
  readonly authScheme: 'Basic' | 'OAuth';
  readonly apiToken: string;
  /** The bare company, such as `acme`; may be empty with OAuth, where the sign-in tells it. */
  readonly companyDomain: string;
  readonly oauth: OAuthSettings;
  /** For one request; 0 = none. */
  readonly timeoutMs: number;
  /** 1 to 500. */
  readonly pageSize: number;
  /** Cap of a query that has no limit of its own; -1 = none. */
  readonly maxRows: number;
  readonly readonly: boolean;
  readonly includeCustomFields: boolean;
  readonly includeArchived: boolean;
  readonly includeDeleted: boolean;
  /** API tokens of the company's daily budget that must remain. */
  readonly dailyTokenReserve: number;
  /** `Table=Column` pairs, or `*=*`. */
  readonly pseudoColumns: readonly string[];
  readonly userDefinedViews: string;
  /** Names to show; empty = all. The same for views and schemas. */
  readonly tables: readonly string[];
  readonly views: readonly string[];
  readonly browsableSchemas: readonly string[];
  /** 1 to 5. */
  readonly verbosity: number;
  readonly other: string;
}

/** The OAuth part of the settings; empty strings where nothing is given. */
export interface OAuthSettings {
  readonly initiate: 'OFF' | 'REFRESH' | 'GETANDREFRESH';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly verifier: string;
  /** Lifetime of the access token in seconds; 0 = unknown. */
  readonly expiresInSeconds: number;
  /** When the access token was got, milliseconds since the epoch; 0 = unknown. */
  readonly tokenTimestamp: number;
  /** `device`, `roaming`, `memory`, or a file path (command line). */
  readonly settingsLocation: string;
}

/**
 * The typed settings of a profile, saved or not. Throws the first of its `propertyErrors`, so that
 * nothing works with half a connection.
 */
export function connectionSettings(
  profile: Pick<Profile, 'name' | 'properties'>,
): ConnectionSettings {
  for (const error of propertyErrors(profile.properties).values()) throw error;
  const values = canonicalProperties(profile.properties);
  const text = (name: PropertyName) => propertyValue(values, name);
  const integer = (name: PropertyName) => Number(text(name));
  const flag = (name: PropertyName) => text(name) === 'true';
  const list = (name: PropertyName) =>
    text(name)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return {
    name: profile.name.trim(),
    authScheme: text('AuthScheme') as ConnectionSettings['authScheme'],
    apiToken: text('APIToken'),
    companyDomain: text('CompanyDomain'),
    oauth: oauthSettings(values),
    timeoutMs: integer('Timeout') * 1000,
    pageSize: integer('Pagesize'),
    maxRows: integer('MaxRows'),
    readonly: flag('Readonly'),
    includeCustomFields: flag('IncludeCustomFields'),
    includeArchived: flag('IncludeArchived'),
    includeDeleted: flag('IncludeDeleted'),
    dailyTokenReserve: integer('DailyTokenReserve'),
    pseudoColumns: list('PseudoColumns'),
    userDefinedViews: text('UserDefinedViews'),
    tables: list('Tables'),
    views: list('Views'),
    browsableSchemas: list('BrowsableSchemas'),
    verbosity: integer('Verbosity'),
    other: text('Other'),
  };
}

function oauthSettings(values: Properties): OAuthSettings {
  const text = (name: PropertyName) => propertyValue(values, name);
  return {
    initiate: text('InitiateOAuth') as OAuthSettings['initiate'],
    clientId: text('OAuthClientId'),
    clientSecret: text('OAuthClientSecret'),
    callbackUrl: text('CallbackURL'),
    accessToken: text('OAuthAccessToken'),
    refreshToken: text('OAuthRefreshToken'),
    verifier: text('OAuthVerifier'),
    expiresInSeconds: Number(text('OAuthExpiresIn')),
    tokenTimestamp: Number(text('OAuthTokenTimestamp')),
    settingsLocation: text('OAuthSettingsLocation'),
  };
}
