import { fileTokens, type TextFile } from '../../../src/connection/file-tokens';
import { parseSettingsFile } from '../../../src/connection/settings-file';

const passphrase = 'correct horse battery';
const kept = { accessToken: 'access', refreshToken: 'refresh', origin: '' };
const profile = {
  name: 'Ops',
  properties: { AuthScheme: 'OAuth', OAuthRefreshToken: 'first' },
} as const;

/** A file in memory. */
function textFile(): TextFile & { text?: string } {
  return {
    name: 'OAuthSettings.txt',
    async read() {
      return this.text;
    },
    async write(text) {
      this.text = text;
    },
  };
}

const tokensIn = (file: TextFile) => fileTokens({ file, passphrase, profile, iterations: 1 });

test('tokens survive in the file, beside the connection', async () => {
  const file = textFile();
  expect(await tokensIn(file).load()).toBeUndefined();
  await tokensIn(file).save(kept);
  expect(await tokensIn(file).load()).toEqual(kept);
  expect(await parseSettingsFile(file.text!, passphrase)).toEqual({ ...profile, tokens: kept });
});

test('what another program writes is seen', async () => {
  const file = textFile();
  const [one, two] = [tokensIn(file), tokensIn(file)];
  await one.save(kept);
  await two.load();
  await one.save({ ...kept, accessToken: 'newer' });
  expect(await two.load()).toMatchObject({ accessToken: 'newer' });
});

test('signing out removes every token and keeps the connection', async () => {
  const file = textFile();
  await tokensIn(file).save(kept);
  await tokensIn(file).remove();
  expect(await parseSettingsFile(file.text!, passphrase)).toEqual({
    name: 'Ops',
    properties: { AuthScheme: 'OAuth' },
  });
});

test('a wrong passphrase neither reads nor overwrites the file', async () => {
  const file = textFile();
  await tokensIn(file).save(kept);
  const before = file.text;
  const wrong = fileTokens({ file, passphrase: 'something else', profile, iterations: 1 });
  await expect(wrong.load()).rejects.toMatchObject({ code: 'passphrase-wrong' });
  await expect(wrong.save(kept)).rejects.toMatchObject({ code: 'passphrase-wrong' });
  expect(file.text).toBe(before);
});
