import { formatSettingsFile, parseSettingsFile, type SettingsFile } from './settings-file';
import { withoutSignIn } from './sign-out';
import type { TokenStore } from './token-store';

/** One text file, as the command line has it. Writes are whole or not at all. */
export interface TextFile {
  /** The same for all who mean this file. */
  readonly name: string;
  /** Undefined where there is no such file. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

export interface FileTokensOptions {
  readonly file: TextFile;
  readonly passphrase: string;
  /** Written beside the tokens where there is no file yet. */
  readonly profile: Pick<SettingsFile, 'name' | 'properties'>;
  /** Cost of a passphrase guess; see `formatSettingsFile`. */
  readonly iterations?: number;
}

export interface FileTokens extends TokenStore {
  /** All that the file holds; undefined where there is no file yet. */
  settings(): Promise<SettingsFile | undefined>;
}

/** Tokens in an `OAuthSettings.txt`, rewritten when they are renewed. Throws what settings-file.ts does. */
export function fileTokens({
  file,
  passphrase,
  profile,
  iterations,
}: FileTokensOptions): FileTokens {
  // Opening costs a PBKDF2, and tokens are loaded for each request: what was opened is kept.
  let opened: { readonly text: string; readonly content: SettingsFile } | undefined;

  const load = async (): Promise<SettingsFile | undefined> => {
    const text = await file.read();
    if (text === undefined) return undefined;
    if (opened?.text !== text)
      opened = { text, content: await parseSettingsFile(text, passphrase) };
    return opened.content;
  };

  const write = async (content: SettingsFile): Promise<void> => {
    const text = await formatSettingsFile(content, passphrase, iterations);
    await file.write(text);
    opened = { text, content };
  };

  return {
    name: `file/${file.name}`,
    settings: load,
    load: async () => (await load())?.tokens,
    save: async (tokens) => write({ ...((await load()) ?? profile), tokens }),
    async remove() {
      const content = await load();
      if (content)
        await write({ name: content.name, properties: withoutSignIn(content.properties) });
    },
  };
}
