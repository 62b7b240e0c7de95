import fc from 'fast-check';
import { canonicalProperties, type Properties } from '../../../src/connection/profile';
import { properties } from '../../../src/connection/property';
import {
  formatSettingsFile,
  parseSettingsFile,
  type SettingsFile,
} from '../../../src/connection/settings-file';

const passphrase = 'correct horse battery';
const file: SettingsFile = {
  name: 'Ops',
  properties: { AuthScheme: 'OAuth', OAuthClientId: 'app', OAuthClientSecret: 's3cr3t' },
  tokens: {
    accessToken: 'acc3ss',
    refreshToken: 'r3fresh',
    obtainedAt: 1,
    expiresAt: 2,
    origin: 'x',
  },
};
const damaged = { code: 'settings-file-damaged' };

let text: string;
beforeAll(async () => {
  text = await formatSettingsFile(file, passphrase, 1);
});

test('any connection and any passphrase come back unchanged', async () => {
  const unicode = fc.string({ unit: 'grapheme' });
  const names = properties.map(({ name }) => name);
  const values = fc
    .dictionary(fc.constantFrom(...names), unicode)
    .map((found) => canonicalProperties(found as Properties));
  const long = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(unicode, values, long, async (name, found, secret) => {
      const carried = { name, properties: found, tokens: file.tokens };
      const written = await formatSettingsFile(carried, secret, 1);
      expect(await parseSettingsFile(written, secret)).toEqual(carried);
    }),
    { numRuns: 200 },
  );
});

test('guessing a passphrase costs 600,000 rounds', async () => {
  const written = await formatSettingsFile({ name: 'Ops', properties: {} }, passphrase);
  expect(written.split('\n')[1]).toMatch(/^Key: PBKDF2-SHA-256 600000 [\w-]{22}$/);
  expect(await parseSettingsFile(written, passphrase)).toEqual({ name: 'Ops', properties: {} });
});

test('the file is ASCII in short lines, tells nothing, and is never the same', async () => {
  expect(text).toMatch(/^Pipedrive OAuth settings 1\n/);
  expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
  expect(text).not.toMatch(/acc3ss|r3fresh|s3cr3t|Ops/);
  expect(await formatSettingsFile(file, passphrase, 1)).not.toBe(text);
});

test('what mail and editors do to a text does no harm', async () => {
  const mailed = `\ufeff${text.replaceAll('\n', '  \r\n')}\r\n\r\n`;
  expect(await parseSettingsFile(mailed, passphrase)).toEqual(file);
});

test('composed and decomposed letters are one passphrase', async () => {
  const written = await formatSettingsFile(file, 'Müller-Straße 5', 1);
  expect(await parseSettingsFile(written, 'Müller-Straße 5'.normalize('NFD'))).toEqual(file);
});

test('a short passphrase is refused', async () => {
  await expect(formatSettingsFile(file, 'eleven char', 1)).rejects.toMatchObject({
    code: 'passphrase-short',
  });
});

test('a wrong passphrase is told as such', async () => {
  await expect(parseSettingsFile(text, 'correct horse battery ')).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
});

test('a newer file is told as such, whatever it holds', async () => {
  const newer = text.replace('settings 1', 'settings 2');
  for (const one of [newer, 'Pipedrive OAuth settings 2\nKey: Argon2id'])
    await expect(parseSettingsFile(one, passphrase)).rejects.toMatchObject({
      code: 'settings-file-newer',
    });
});

test('a change anywhere is damage, not a wrong passphrase', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(text.trimEnd().length - 1), async (at) => {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      await expect(parseSettingsFile(changed, passphrase)).rejects.toMatchObject(damaged);
    }),
  );
});

test.each(['', '\n', 'Pipedrive OAuth settings 1', 'Pipedrive OAuth settings 0\nEnd: ', '{}'])(
  '%p is damaged',
  async (one) => {
    await expect(parseSettingsFile(one, passphrase)).rejects.toMatchObject(damaged);
  },
);

test('a file cut short is damaged', async () => {
  const lines = text.split('\n');
  for (let count = 1; count < lines.length - 1; count++)
    await expect(
      parseSettingsFile(lines.slice(0, count).join('\n'), passphrase),
    ).rejects.toMatchObject(damaged);
});

test.each([
  ['keeps the reader busy for hours', 'Key: PBKDF2-SHA-256 99999999 AAAA'],
  ['names another way to derive the key', 'Key: scrypt 1 AAAA'],
])('a complete file that %s is refused', async (_, line) => {
  const lines = [...text.trimEnd().split('\n').slice(0, -1)];
  lines[1] = line;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  const end = `End: ${Buffer.from(hash).toString('base64url')}`;
  await expect(parseSettingsFile([...lines, end].join('\n'), passphrase)).rejects.toMatchObject(
    damaged,
  );
});
