import { formatProfileFile, parseProfileFile } from '../../connection/profile-file';
import { sameName, type Profile } from '../../connection/profile';
import type { Profiles } from '../../connection/profiles';
import { formatSettingsFile, parseSettingsFile } from '../../connection/settings-file';
import type { SignIns } from './sign-ins';

export const connectionsFileName = 'Pipedrive connections.json';
export const settingsFileName = 'OAuthSettings.txt';

/** Whether a file's text is an OAuth settings file, which needs a passphrase. */
export function isSettingsFile(text: string): boolean {
  return /^\ufeff?Pipedrive OAuth settings /.test(text);
}

/** All connections as a file without secrets. */
export async function exportConnections(profiles: Profiles): Promise<string> {
  const usable = (await profiles.list()).filter(({ sealed }) => !sealed);
  return formatProfileFile(usable);
}

/** One connection with its sign-in, encrypted. Throws `passphrase-short`. */
export async function exportSignIn(
  profile: Profile,
  passphrase: string,
  signIns: SignIns,
): Promise<string> {
  const { name, properties } = profile;
  const tokens = await signIns.tokens(profile);
  return formatSettingsFile({ name, properties, tokens }, passphrase);
}

/**
 * Stores what either kind of file holds, under names that are free. Throws the errors of the file,
 * before anything is stored, and those of saving.
 */
export async function importFile(
  text: string,
  passphrase: string,
  profiles: Profiles,
  signIns: () => Promise<SignIns>,
): Promise<Profile[]> {
  const save = async ({ name, properties }: Pick<Profile, 'name' | 'properties'>) => {
    const free = freeName(name, await profiles.list());
    return profiles.save({ id: '', name: free, properties }, { incomplete: true });
  };
  if (!isSettingsFile(text)) {
    const saved: Profile[] = [];
    for (const profile of parseProfileFile(text)) saved.push(await save(profile));
    return saved;
  }
  const { name, properties, tokens } = await parseSettingsFile(text, passphrase);
  // Where the other machine kept its sign-in means nothing here.
  const profile = await save({ name, properties: { ...properties, OAuthSettingsLocation: '' } });
  if (tokens) await (await signIns()).keepTokens(profile, tokens);
  return [profile];
}

function freeName(name: string, others: readonly Profile[]): string {
  let candidate = name;
  for (let count = 2; others.some((other) => sameName(other.name, candidate)); count++)
    candidate = `${name} ${count}`;
  return candidate;
}
