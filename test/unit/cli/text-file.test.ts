import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textFile } from '../../../src/cli/text-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-file-'));
  path = join(folder, 'OAuthSettings.txt');
});
afterEach(() => rmSync(folder, { recursive: true }));

const mode = () => (statSync(path).mode & 0o777).toString(8);

test('a file that does not exist has no text', async () => {
  expect(await textFile(path).read()).toBeUndefined();
});

test('what was written is read again, by its owner alone', async () => {
  await textFile(path).write('äöü\n');
  expect(await textFile(path).read()).toBe('äöü\n');
  expect(mode()).toBe('600');
  expect(readdirSync(folder)).toEqual(['OAuthSettings.txt']);
});

test('a file that others could read is theirs no longer once it is rewritten', async () => {
  writeFileSync(path, 'old');
  chmodSync(path, 0o644);
  await textFile(path).write('new');
  expect(mode()).toBe('600');
});

test('who has the old file open keeps the old text, whole', async () => {
  writeFileSync(path, 'old');
  const before = statSync(path).ino;
  await textFile(path).write('new');
  expect(statSync(path).ino).not.toBe(before);
});

test('a link keeps pointing to its file', async () => {
  const target = join(folder, 'real.txt');
  writeFileSync(target, 'old');
  symlinkSync(target, path);
  await textFile(path).write('new');
  expect(readlinkSync(path)).toBe(target);
  expect(readFileSync(target, 'utf8')).toBe('new');
});

test('many writers at once leave one whole text', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
  await Promise.all(texts.map((text) => textFile(path).write(text)));
  expect(texts).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(folder)).toEqual(['OAuthSettings.txt']);
});

test('what cannot be read or written is named, and nothing is left behind', async () => {
  mkdirSync(path);
  await expect(textFile(path).read()).rejects.toMatchObject({
    code: 'file-unreadable',
    details: { path },
  });
  await expect(textFile(path).write('new')).rejects.toMatchObject({ code: 'file-unwritable' });
  expect(readdirSync(folder)).toEqual(['OAuthSettings.txt']);
  const nowhere = join(folder, 'missing', 'file.txt');
  await expect(textFile(nowhere).write('new')).rejects.toMatchObject({ code: 'file-unwritable' });
});
