/** What signing in gives. */
export interface OAuthTokens {
  /** '' where only a refresh token is known. */
  readonly accessToken: string;
  /** '' where none is known: then nothing can be renewed. */
  readonly refreshToken: string;
  /** When the access token was asked for, milliseconds since the epoch, by this computer's clock. */
  readonly obtainedAt?: number;
  /** When it ends, by the same clock; absent = unknown, to be used until Pipedrive refuses it. */
  readonly expiresAt?: number;
  /** The company's own address, such as `https://acme.pipedrive.com`. */
  readonly apiDomain?: string;
  /** What the user allowed, separated by commas. */
  readonly scope?: string;
}

/** Renewed this long before the end, so that no request starts with a token that dies under way. */
const marginMs = 60_000;
/** Clocks are set back by a little all the time; by more, the age of a token cannot be known. */
const driftMs = 300_000;

/** Whether the access token may be used at `now`, as far as this computer can know. */
export function isFresh(tokens: OAuthTokens, now: number): boolean {
  const { accessToken, obtainedAt, expiresAt } = tokens;
  if (accessToken === '') return false;
  if (expiresAt === undefined) return true;
  if (obtainedAt === undefined) return now < expiresAt - marginMs;
  // A short-lived token would otherwise never count as fresh, and be renewed for every request.
  const margin = Math.min(marginMs, (expiresAt - obtainedAt) / 2);
  return now > obtainedAt - driftMs && now < expiresAt - margin;
}

/** The fields of an OAuth server's answer, in either spelling. */
export interface IssuedFields {
  readonly accessToken: unknown;
  readonly refreshToken: unknown;
  /** Seconds. */
  readonly expiresIn: unknown;
  readonly apiDomain: unknown;
  readonly scope: unknown;
}

/**
 * The tokens of an answer to a question asked at `now`; undefined where there are none. The end is
 * counted from then: what the server's clock says does not matter.
 */
export function issuedTokens(fields: IssuedFields, now: number): OAuthTokens | undefined {
  const { accessToken, refreshToken, expiresIn, apiDomain, scope } = fields;
  // Tokens travel in headers, which hold visible ASCII.
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) return undefined;
  const seconds = Number(expiresIn ?? NaN);
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : '',
    obtainedAt: now,
    ...(seconds > 0 && Number.isFinite(seconds) && { expiresAt: now + seconds * 1000 }),
    ...(typeof apiDomain === 'string' && { apiDomain }),
    ...(typeof scope === 'string' && { scope }),
  };
}

/** Stored tokens read back from JSON; undefined where it is something else. */
export function readTokens(content: unknown): OAuthTokens | undefined {
  const fields: Readonly<Record<string, unknown>> = content instanceof Object ? { ...content } : {};
  const { accessToken, refreshToken, obtainedAt, expiresAt, apiDomain, scope } = fields;
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined;
  return {
    accessToken,
    refreshToken,
    ...(typeof obtainedAt === 'number' && { obtainedAt }),
    ...(typeof expiresAt === 'number' && { expiresAt }),
    ...(typeof apiDomain === 'string' && { apiDomain }),
    ...(typeof scope === 'string' && { scope }),
  };
}
