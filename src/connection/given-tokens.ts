import { toBase64Url } from './base64url';
import type { OAuthTokens } from './oauth-tokens';
import type { OAuthSettings } from './settings';

/** The tokens that a connection's properties hold, or undefined where they hold none. */
export function givenTokens(settings: OAuthSettings): OAuthTokens | undefined {
  const { accessToken, refreshToken, tokenTimestamp, expiresInSeconds } = settings;
  if (accessToken === '' && refreshToken === '') return undefined;
  // Without both, the age is unknown: the token is used until Pipedrive refuses it.
  const dated = tokenTimestamp > 0 && expiresInSeconds > 0;
  return {
    accessToken,
    refreshToken,
    ...(dated && {
      obtainedAt: tokenTimestamp,
      expiresAt: tokenTimestamp + expiresInSeconds * 1000,
    }),
  };
}

/**
 * Stands for what the properties hold to sign in with; '' where they hold nothing. Kept beside the
 * tokens that came from it, it tells whether the user has entered something else since.
 */
export async function propertiesDigest(settings: OAuthSettings): Promise<string> {
  const { accessToken, refreshToken, verifier } = settings;
  if (accessToken === '' && refreshToken === '' && verifier === '') return '';
  const text = JSON.stringify([accessToken, refreshToken, verifier]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}
