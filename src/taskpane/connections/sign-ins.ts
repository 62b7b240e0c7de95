import { authorizationUrl, newState, readVerifier } from '../../connection/authorization';
import { createGrant, type Grant, type SignIn } from '../../connection/grant';
import type { Locks } from '../../connection/locks';
import type { Profile } from '../../connection/profile';
import type { Profiles } from '../../connection/profiles';
import type { SettingsPlace } from '../../connection/roaming';
import { serviceEndpoint } from '../../connection/service-endpoint';
import { connectionSettings, type OAuthSettings } from '../../connection/settings';
import { signOut } from '../../connection/sign-out';
import type { TokenEndpoint } from '../../connection/token-endpoint';
import {
  encryptedTokens,
  memoryTokens,
  tokenStoreAt,
  type KeptTokens,
  type TokenStore,
} from '../../connection/token-store';
import type { Clock } from '../../core/clock';
import { AppError, isAppError } from '../../core/error';
import type { OAuthConfiguration } from '../services';
import { companyOf } from './company-of';

/** What the list and the form say of a connection's sign-in. */
export interface SignInState {
  /** `again`: Pipedrive no longer renews it. */
  readonly kind: 'out' | 'in' | 'again';
  readonly user?: string | undefined;
  /** `acme`, as the sign-in told it. */
  readonly company?: string | undefined;
}

/** A sign-in in another browser: the address to open there, and what to do with the code. */
export interface BrowserSignIn {
  readonly address: string;
  /** For the text that the user pastes; throws what `readVerifier` throws. */
  answer(pasted: string): SignIn;
}

/** The sign-ins of all connections. A connection that was never saved signs in for this page only. */
export interface SignIns {
  /** The one grant of a connection, made anew when its OAuth properties have changed. */
  grant(profile: Profile): Promise<Grant>;
  /** Asks the user, in the dialog unless another way is given. */
  signIn(profile: Profile, signal: AbortSignal, how?: SignIn): Promise<void>;
  inBrowser(profile: Profile): BrowserSignIn;
  signOut(profile: Profile, revoke: boolean): Promise<void>;
  state(profile: Profile): Promise<SignInState>;
  /** Remembers whose sign-in it is, for `state`. */
  noteUser(id: string, user: string): Promise<void>;
  /** Moves the sign-in to where the saved connection wants it. */
  settle(original: Profile, saved: Profile): Promise<void>;
  /** Forgets everything of a connection; with '' of the one that was never saved. */
  forget(id: string): Promise<void>;
  /** To be called after the device has joined or left a roaming store. */
  placesChanged(): void;
  tokens(profile: Profile): Promise<KeptTokens | undefined>;
  keepTokens(profile: Profile, tokens: KeptTokens): Promise<void>;
  endpoint(settings: OAuthSettings): TokenEndpoint;
  /** Undefined where this host has no dialog. */
  dialog(settings: OAuthSettings): SignIn | undefined;
}

export interface SignInsOptions {
  readonly device: SettingsPlace;
  readonly roaming: () => Promise<SettingsPlace | undefined>;
  readonly profiles: Profiles;
  readonly oauth: OAuthConfiguration;
  /** Our own origin, that of the service too. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly locks: Locks;
  /** Undefined where this host has no dialog. */
  readonly dialog: ((settings: OAuthSettings) => SignIn) | undefined;
}

export function createSignIns(options: SignInsOptions): SignIns {
  const { device, roaming, profiles, oauth, origin, fetch, clock, locks, dialog } = options;
  const memories = new Map<string, TokenStore>();
  const grants = new Map<string, { readonly key: string; readonly grant: Grant }>();
  /** Connections whose tokens Pipedrive no longer renews. */
  const dead = new Set<string>();

  const memory = (id: string): TokenStore => {
    const known = memories.get(id) ?? memoryTokens(id);
    memories.set(id, known);
    return known;
  };
  const at = (id: string, { store, vault }: SettingsPlace) => encryptedTokens(id, store, vault);

  const placeOf = async ({ id, properties }: Profile): Promise<TokenStore> => {
    if (id === '') return memory(id);
    const location = connectionSettings({ name: '', properties }).oauth.settingsLocation;
    const joined = location === 'roaming' ? await roaming() : undefined;
    return tokenStoreAt(location, {
      device: at(id, device),
      memory: memory(id),
      roaming: joined && at(id, joined),
    });
  };

  const endpoint = ({ clientId: id, clientSecret: secret }: OAuthSettings): TokenEndpoint => {
    const client = secret === '' ? undefined : { id, secret };
    return serviceEndpoint({ service: '', client, fetch, clock });
  };

  /** Known before anything opens: Pipedrive would answer the same, after the user's consent. */
  const requireClient = ({ clientId, clientSecret }: OAuthSettings): void => {
    const own = clientId !== '' && clientSecret !== '';
    const service = oauth.configured && (clientId === '' || clientId === oauth.clientId);
    if (!own && !(service && clientSecret === '')) throw new AppError('oauth-client-missing');
  };

  const dialogOf = (settings: OAuthSettings): SignIn | undefined => {
    const ask = dialog?.(settings);
    return (
      ask &&
      (async (signal) => {
        requireClient(settings);
        return ask(signal);
      })
    );
  };

  /** Notices what the list has to say: that a sign-in is dead, or alive again. */
  const watched = (id: string, grant: Grant): Grant => {
    const seen = async <T>(work: Promise<T>): Promise<T> => {
      try {
        const result = await work;
        dead.delete(id);
        return result;
      } catch (error) {
        if (isAppError(error) && error.code === 'sign-in-again') dead.add(id);
        throw error;
      }
    };
    return {
      ...grant,
      accessToken: (signal) => seen(grant.accessToken(signal)),
      rejected: (token, signal) => seen(grant.rejected(token, signal)),
      signIn: (signal) => seen(grant.signIn(signal)),
    };
  };

  const newGrant = async (profile: Profile, signIn: SignIn | undefined): Promise<Grant> => {
    const settings = connectionSettings(profile).oauth;
    const tokens = await placeOf(profile);
    const grant = createGrant({
      settings,
      tokens,
      endpoint: endpoint(settings),
      clock,
      signIn,
      locks,
    });
    return watched(profile.id, grant);
  };

  const grantOf = async (profile: Profile): Promise<Grant> => {
    const settings = connectionSettings(profile).oauth;
    const key = JSON.stringify(settings);
    const known = grants.get(profile.id);
    if (known?.key === key) return known.grant;
    const grant = await newGrant(profile, dialogOf(settings));
    grants.set(profile.id, { key, grant });
    return grant;
  };

  const forget = async (id: string): Promise<void> => {
    grants.delete(id);
    dead.delete(id);
    await memory(id).remove();
    await device.store.remove(userKey(id));
    if (id === '') return;
    const joined = await roaming();
    for (const place of [device, joined]) if (place) await at(id, place).remove();
  };

  return {
    grant: grantOf,

    async signIn(profile, signal, how) {
      const { oauth: settings } = connectionSettings(profile);
      const ask = how ?? dialogOf(settings);
      if (!ask) throw new AppError('dialog-failed');
      await (await newGrant(profile, ask)).signIn(signal);
    },

    inBrowser(profile) {
      const { oauth: settings } = connectionSettings(profile);
      requireClient(settings);
      const state = newState();
      const { clientId, callbackUrl: redirectUri } = settings;
      const page = `${origin}/oauth/start`;
      return {
        address: authorizationUrl({ page, clientId, redirectUri, state }),
        answer: (pasted) => {
          const code = readVerifier(pasted, state);
          return async () => ({ code, redirectUri });
        },
      };
    },

    async signOut(profile, revoke) {
      const grant = await grantOf(profile);
      const joined = await roaming();
      const { id } = profile;
      const places = [memory(id), at(id, device), ...(joined ? [at(id, joined)] : [])];
      grants.delete(id);
      dead.delete(id);
      await device.store.remove(userKey(id));
      await signOut({ id, grant, profiles, places, revoke });
    },

    async state(profile) {
      const tokens = await (await placeOf(profile)).load();
      const { oauth: settings } = connectionSettings(profile);
      const given = settings.accessToken !== '' || settings.refreshToken !== '';
      if (!tokens && !given) return { kind: 'out' };
      const user = await device.store.get(userKey(profile.id));
      return {
        kind: dead.has(profile.id) ? 'again' : 'in',
        user,
        company: companyOf(tokens?.apiDomain),
      };
    },

    noteUser: (id, user) => device.store.set(userKey(id), user),

    async settle(original, saved) {
      const source = await placeOf(original);
      const target = await placeOf(saved);
      if (source.name === target.name) return;
      const tokens = await source.load();
      if (tokens && !(await target.load())) await target.save(tokens);
      await source.remove();
      grants.delete(original.id);
      if (original.id !== '') return;
      const user = await device.store.get(userKey(''));
      if (user !== undefined) await device.store.set(userKey(saved.id), user);
      await device.store.remove(userKey(''));
    },

    forget,
    placesChanged: () => grants.clear(),
    tokens: async (profile) => (await placeOf(profile)).load(),
    keepTokens: async (profile, tokens) => (await placeOf(profile)).save(tokens),
    endpoint,
    dialog: dialogOf,
  };
}

const userKey = (id: string): string => `signed-in.${id}`;
