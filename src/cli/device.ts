import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { createProfiles, type Profiles } from '../connection/profiles';
import { encryptedTokens, type TokenStore } from '../connection/token-store';
import { createVault } from '../connection/vault';
import type { Shell } from './command';
import { directoryStore } from './directory-store';
import { fileKeyStore } from './key-file';

/** What this user keeps on this computer: connections and their tokens, encrypted. */
export interface Device {
  /** The folder of all of it. */
  readonly directory: string;
  readonly profiles: Profiles;
  tokens(id: string): TokenStore;
}

/** Nothing is read or made before the first use. */
export function openDevice({ variables }: Pick<Shell, 'variables'>): Device {
  const directory = join(configurationHome(variables), 'pipedrive-sql');
  const store = directoryStore(directory);
  const vault = createVault(fileKeyStore(join(directory, 'device.key')));
  return {
    directory,
    profiles: createProfiles({ store, vault }),
    tokens: (id) => encryptedTokens(id, store, vault),
  };
}

/** XDG Base Directory Specification, which has relative paths ignored; `APPDATA` on Windows. */
function configurationHome(variables: Shell['variables']): string {
  const named = [variables['XDG_CONFIG_HOME'], variables['APPDATA']];
  return named.find((path) => path !== undefined && isAbsolute(path)) ?? join(homedir(), '.config');
}
