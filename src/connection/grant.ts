import type { Clock } from '../core/clock';
import { AppError, isAppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';
import { readVerifier, type Authorization } from './authorization';
import { givenTokens, propertiesDigest } from './given-tokens';
import { noLocks, type Locks } from './locks';
import { isFresh, type OAuthTokens } from './oauth-tokens';
import { propertyEntry } from './property';
import type { OAuthSettings } from './settings';
import { singleFlight } from './single-flight';
import type { TokenEndpoint } from './token-endpoint';
import type { KeptTokens, TokenStore } from './token-store';

/** The right of one connection to use Pipedrive. What `InitiateOAuth` says decides how far it goes. */
export interface Grant {
  /**
   * A token to send now, renewed or got before where that is needed; callers at the same time share
   * one renewal. Throws `sign-in-again` when Pipedrive no longer renews, `sign-in-needed` or
   * `oauth-token-missing` where there is nothing to begin with, and the errors of the endpoint.
   */
  accessToken(signal?: AbortSignal): Promise<string>;
  /**
   * Another token, after Pipedrive answered 401 to this one. To be asked once for a request. Throws
   * like `accessToken`, and `oauth-token-rejected` where tokens are not renewed.
   */
  rejected(token: string, signal?: AbortSignal): Promise<string>;
  /** Signs in anew with the dialog, whatever is held. Throws also what the dialog throws. */
  signIn(signal?: AbortSignal): Promise<void>;
  /**
   * Forgets the tokens, and tells Pipedrive if `revoke` is set, which uninstalls the app for this
   * user. They are forgotten in any case; `sign-out-incomplete` where Pipedrive was not told.
   */
  signOut(options: { readonly revoke: boolean }): Promise<void>;
  /** The company's own address, as the sign-in told it, such as `https://acme.pipedrive.com`. */
  apiDomain(): Promise<string | undefined>;
}

/** Asks the user to allow access, in a dialog. */
export type SignIn = (signal: AbortSignal) => Promise<Authorization>;

export interface GrantOptions {
  readonly settings: OAuthSettings;
  readonly tokens: TokenStore;
  readonly endpoint: TokenEndpoint;
  readonly clock: Clock;
  /** Absent where no dialog can be had. */
  readonly signIn?: SignIn | undefined;
  readonly locks?: Locks;
  /** Hears of tokens that could not be stored. They are used all the same, until the page closes. */
  readonly onUnsaved?: (error: unknown) => void;
}

export function createGrant({
  settings,
  tokens: store,
  endpoint,
  clock,
  signIn,
  locks = noLocks,
  onUnsaved,
}: GrantOptions): Grant {
  /** Access tokens that Pipedrive answered with 401, whatever their age says. */
  const refused = new Set<string>();
  /** What Pipedrive no longer renews or exchanges: asking again would not change that. */
  let dead: KeptTokens | undefined;
  let spent: AppError | undefined;
  let unsaved: KeptTokens | undefined;
  let signedOut = false;

  /** What is held now. Read anew each time: other panes renew, sign in and sign out, too. */
  const held = async (): Promise<KeptTokens | undefined> => {
    if (unsaved) return unsaved;
    const [kept, origin] = await Promise.all([store.load(), propertiesDigest(settings)]);
    // Tokens that the user has entered since win over what came from others.
    if (kept && (origin === '' || kept.origin === origin)) return kept;
    const given = signedOut ? undefined : givenTokens(settings);
    return given && { ...given, origin };
  };

  const isUsable = (tokens: OAuthTokens): boolean =>
    !refused.has(tokens.accessToken) && isFresh(tokens, clock.now());

  const keep = async (tokens: OAuthTokens): Promise<KeptTokens> => {
    const next = { ...tokens, origin: await propertiesDigest(settings) };
    refused.delete(next.accessToken);
    signedOut = false;
    try {
      await store.save(next);
      unsaved = undefined;
    } catch (error) {
      unsaved = next;
      onUnsaved?.(error);
    }
    return next;
  };

  const refresh = async (old: KeptTokens, signal: AbortSignal): Promise<KeptTokens> => {
    if (isSame(old, dead)) throw new AppError('sign-in-again');
    if (old.refreshToken === '') throw new AppError(withoutRefresh[settings.initiate]);
    const [before, wasSignedOut] = [await store.load(), signedOut];
    try {
      const next = await endpoint.refresh(old.refreshToken, signal);
      // Signed out meanwhile, here or in another pane: keeping these would undo it.
      if ((signedOut && !wasSignedOut) || (before && !(await store.load())))
        throw new AppError('sign-in-needed');
      return await keep(next);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'sign-in-again') throw error;
      const newer = await held();
      if (newer && newer.accessToken !== old.accessToken && isUsable(newer)) return newer;
      dead = old;
      throw error;
    }
  };

  const askUser = async (signal: AbortSignal): Promise<KeptTokens> => {
    if (!signIn) throw new AppError('sign-in-needed');
    const { code, redirectUri } = await signIn(signal);
    return keep(await endpoint.exchange(code, redirectUri, signal));
  };

  const begin = async (signal: AbortSignal): Promise<KeptTokens> => {
    const { verifier, callbackUrl, initiate } = settings;
    if (verifier !== '' && !signedOut) {
      if (spent) throw spent;
      try {
        return await keep(await endpoint.exchange(readVerifier(verifier), callbackUrl, signal));
      } catch (error) {
        if (isAppError(error) && isSpent(error)) spent = error;
        throw error;
      }
    }
    if (initiate === 'GETANDREFRESH') return askUser(signal);
    throw new AppError('oauth-token-missing');
  };

  const renewal = singleFlight((signal) =>
    locks.run(
      store.name,
      async () => {
        // Again, under the lock: another pane may have been faster.
        const now = await held();
        if (!now) return begin(signal);
        return isUsable(now) ? now : refresh(now, signal);
      },
      signal,
    ),
  );
  const dialog = singleFlight((signal) => locks.run(store.name, () => askUser(signal), signal));

  const accessToken = async (signal?: AbortSignal): Promise<string> => {
    if (settings.initiate === 'OFF') return givenToken();
    const now = await held();
    const usable = now && isUsable(now) ? now : await renewal(signal);
    return usable.accessToken;
  };

  const givenToken = (): string => {
    if (settings.accessToken !== '' && !signedOut) return settings.accessToken;
    throw new AppError('property-required', { label: propertyEntry('OAuthAccessToken').label });
  };

  return {
    accessToken,

    async rejected(token, signal) {
      if (settings.initiate === 'OFF') throw new AppError('oauth-token-rejected');
      refused.add(token);
      const next = await accessToken(signal);
      // A renewal that began before the refusal may have found this very token good.
      return next === token ? accessToken(signal) : next;
    },

    signIn: async (signal) => void (await dialog(signal)),

    async signOut({ revoke }) {
      const last = await held();
      signedOut = true;
      unsaved = undefined;
      await store.remove();
      if (!revoke || !last) return;
      try {
        if (last.refreshToken) await endpoint.revoke(last.refreshToken, 'refresh_token');
        else await endpoint.revoke(last.accessToken, 'access_token');
      } catch (error) {
        throw new AppError('sign-out-incomplete', {}, error);
      }
    },

    apiDomain: async () => (await held())?.apiDomain,
  };
}

/** Why an access token that has no refresh token is of no more use. */
const withoutRefresh = {
  OFF: 'oauth-token-rejected',
  REFRESH: 'oauth-token-rejected',
  GETANDREFRESH: 'sign-in-again',
} as const satisfies Record<OAuthSettings['initiate'], ErrorCode>;

function isSame(tokens: OAuthTokens, other: OAuthTokens | undefined): boolean {
  return tokens.refreshToken === other?.refreshToken && tokens.accessToken === other.accessToken;
}

function isSpent({ code }: AppError): boolean {
  return code === 'oauth-code-used' || code === 'oauth-code-expired';
}
