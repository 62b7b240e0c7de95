import { AppError, isAppError } from '../core/error';
import { readTokens, type OAuthTokens } from './oauth-tokens';
import type { SettingsStore } from './store';
import type { Vault } from './vault';

/** Tokens with what they came from. */
export interface KeptTokens extends OAuthTokens {
  /** Digest of the properties they began with; '' = none: they came from signing in. */
  readonly origin: string;
}

/**
 * Where the tokens of one connection are kept. The grant loads them before each request, so that
 * panes agree: adapters keep that cheap. Methods reject with the errors of the place.
 */
export interface TokenStore {
  /** The same for all who share these tokens: names the lock under which they are renewed. */
  readonly name: string;
  /** Undefined where there are none, or none that can be read here. */
  load(): Promise<KeptTokens | undefined>;
  save(tokens: KeptTokens): Promise<void>;
  remove(): Promise<void>;
}

/** Tokens that are forgotten with the page. */
export function memoryTokens(id: string): TokenStore {
  let kept: KeptTokens | undefined;
  return {
    name: `memory/${id}`,
    load: async () => kept,
    save: async (tokens) => void (kept = tokens),
    remove: async () => void (kept = undefined),
  };
}

/** The key of a connection's tokens in a settings store. */
export function tokensKey(id: string): string {
  return `tokens.${id}`;
}

const version = 1;

/** Tokens in a settings store, encrypted and bound to the connection. */
export function encryptedTokens(id: string, store: SettingsStore, vault: Vault): TokenStore {
  const key = tokensKey(id);
  return {
    name: `${store.place}/${id}`,
    async load() {
      const text = await store.get(key);
      return text === undefined ? undefined : openTokens(text, key, vault);
    },
    save: async (tokens) =>
      store.set(key, await vault.encrypt(JSON.stringify({ version, ...tokens }), key)),
    remove: () => store.remove(key),
  };
}

async function openTokens(
  text: string,
  key: string,
  vault: Vault,
): Promise<KeptTokens | undefined> {
  try {
    const content: unknown = JSON.parse(await vault.decrypt(text, key));
    return readKeptTokens(content);
  } catch (error) {
    // Another device's key, or damaged: signing in again writes it anew.
    if (isAppError(error) && error.code !== 'secret-unreadable') throw error;
    return undefined;
  }
}

/** Kept tokens read back from JSON; undefined where it is something else. */
export function readKeptTokens(content: unknown): KeptTokens | undefined {
  const tokens = readTokens(content);
  const origin = (content as { origin?: unknown } | null | undefined)?.origin;
  return tokens && { ...tokens, origin: typeof origin === 'string' ? origin : '' };
}

/** The places a connection's tokens may be kept in, as far as this device has them. */
export interface TokenPlaces {
  readonly device: TokenStore;
  readonly memory: TokenStore;
  /** Absent where the device has not joined a roaming store. */
  readonly roaming?: TokenStore | undefined;
  /** For a path as location; absent in the pane. */
  readonly file?: ((path: string) => TokenStore) | undefined;
}

/** The store that `OAuthSettingsLocation` names. Throws `token-place-missing`. */
export function tokenStoreAt(location: string, places: TokenPlaces): TokenStore {
  const { device, memory, roaming, file } = places;
  const named: Readonly<Record<string, TokenStore | undefined>> = { device, memory, roaming };
  const store = location in named ? named[location] : file?.(location);
  if (!store)
    throw new AppError('token-place-missing', {
      place: location === 'roaming' ? 'roaming' : 'file',
    });
  return store;
}
