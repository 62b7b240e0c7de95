import { randomBytes } from 'node:crypto';
import { second } from '../time';
import type { App } from './apps';
import { oauthProblem } from './problem';

/** Seconds an authorization code can be exchanged (documented: 5 minutes). */
const lifetime = 300;

/** What a user agreed to. */
export interface Consent {
  readonly app: App;
  readonly user: number;
  readonly redirectUri: string;
}

/** The authorization codes that were issued and not yet used. */
export interface Codes {
  issue(consent: Consent): string;
  /**
   * The user a code stands for, once. Throws a Problem for a code that is unknown, used, another
   * app's or expired, and for another callback than it was asked for with. Only success uses it up.
   */
  redeem(code: string, app: App, redirectUri: string): number;
}

/** `now` gives milliseconds since the epoch. */
export function createCodes(now: () => number): Codes {
  const issued = new Map<string, Consent & { readonly expires: number }>();
  return {
    issue(consent) {
      const code = `code-${randomBytes(24).toString('base64url')}`;
      issued.set(code, { ...consent, expires: now() + lifetime * second });
      return code;
    },
    redeem(code, app, redirectUri) {
      const consent = issued.get(code);
      if (consent?.app.id !== app.id) {
        throw oauthProblem('Invalid grant: authorization_code is invalid');
      }
      if (consent.expires <= now()) {
        throw oauthProblem('Invalid grant: authorization_code has expired');
      }
      if (!URL.canParse(redirectUri)) {
        throw oauthProblem('Invalid request: redirect_uri is not a valid URI');
      }
      if (consent.redirectUri !== redirectUri) {
        throw oauthProblem('Invalid request: redirect_uri is invalid');
      }
      issued.delete(code);
      return consent.user;
    },
  };
}
