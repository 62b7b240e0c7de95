import { fileTokens, type FileTokens } from '../connection/file-tokens';
import { checkPassphrase } from '../connection/passphrase';
import { canonicalProperties, propertyValue, type Profile } from '../connection/profile';
import { propertyEntry } from '../connection/property';
import { memoryTokens, tokenStoreAt, type TokenStore } from '../connection/token-store';
import { AppError } from '../core/error';
import type { Shell } from './command';
import { openDevice } from './device';
import { textFile } from './text-file';

/** A connection together with the place of its tokens. */
export interface Located {
  readonly profile: Profile;
  readonly tokens: TokenStore;
}

/**
 * Finds where `OAuthSettingsLocation` says. Where that is a file, the connection in it counts too:
 * what the profile itself says comes before what the file says. Throws `token-place-missing`,
 * `settings-file-missing`, `passphrase-missing`, and what reading the file throws.
 */
export async function locate(profile: Profile, shell: Shell): Promise<Located> {
  const path = filePath(profile);
  if (path !== undefined) return inFile(path, profile, shell);
  const places = {
    device: openDevice(shell).tokens(profile.id),
    memory: memoryTokens(profile.id),
  };
  const location = propertyValue(profile.properties, 'OAuthSettingsLocation');
  return { profile, tokens: tokenStoreAt(location, places) };
}

/** The connection with what its settings file adds, where there is one. Throws like `locate`. */
export async function completed(profile: Profile, shell: Shell): Promise<Profile> {
  const path = filePath(profile);
  if (path === undefined || (await textFile(path).read()) === undefined) return profile;
  return (await inFile(path, profile, shell)).profile;
}

/** The file that `OAuthSettingsLocation` names; an API token has no use for one. */
function filePath({ properties }: Profile): string | undefined {
  const location = propertyValue(properties, 'OAuthSettingsLocation');
  const isPlace = propertyEntry('OAuthSettingsLocation').choices?.includes(location);
  const isBasic = propertyValue(properties, 'AuthScheme') === 'Basic' && properties.APIToken;
  return isPlace || isBasic ? undefined : location;
}

async function inFile(path: string, profile: Profile, shell: Shell): Promise<Located> {
  const file = textFile(path);
  const isNew = (await file.read()) === undefined;
  if (isNew && !canBegin(profile, shell)) throw new AppError('settings-file-missing', { path });
  const passphrase = await passphraseOf(path, shell);
  if (isNew) checkPassphrase(passphrase);
  // The path is this machine's: in the file it would mislead the next one.
  const properties = canonicalProperties({ ...profile.properties, OAuthSettingsLocation: '' });
  const tokens: FileTokens = fileTokens({
    file,
    passphrase,
    profile: { name: profile.name || 'Pipedrive', properties },
  });
  const kept = (await tokens.settings())?.properties;
  const merged = canonicalProperties({ ...kept, ...profile.properties });
  return { profile: { ...profile, properties: merged }, tokens };
}

/** Whether there is anything to sign in with: then the file is made, else its path is wrong. */
function canBegin({ properties }: Profile, { terminal }: Shell): boolean {
  const { OAuthVerifier, OAuthAccessToken, OAuthRefreshToken } = properties;
  return Boolean(terminal.askSecret ?? OAuthVerifier ?? OAuthAccessToken ?? OAuthRefreshToken);
}

async function passphraseOf(path: string, { variables, terminal, signal }: Shell): Promise<string> {
  const given = variables['PIPEDRIVE_SETTINGS_PASSPHRASE'];
  if (given) return given;
  if (!terminal.askSecret) throw new AppError('passphrase-missing');
  return terminal.askSecret(`Passphrase of ${path}: `, signal);
}
