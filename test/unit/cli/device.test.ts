import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevice } from '../../../src/cli/device';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'device-'))));
afterEach(() => rmSync(home, { recursive: true }));

const device = () => openDevice({ variables: { XDG_CONFIG_HOME: home } });
const properties = { APIToken: 's3cret', CompanyDomain: 'acme' };
const folder = () => join(home, 'pipedrive-sql');

test('nothing is made before something is kept', async () => {
  expect(await device().profiles.list()).toEqual([]);
  expect(await device().tokens('ops').load()).toBeUndefined();
  expect(readdirSync(home)).toEqual([]);
});

test('connections and tokens are there for the next program, and unreadable without the key', async () => {
  const { id } = await device().profiles.save({ id: '', name: 'Ops', properties });
  const tokens = { accessToken: 'acc3ss', refreshToken: 'r3fresh', origin: '' };
  await device().tokens(id).save(tokens);
  expect(await device().profiles.find('ops')).toMatchObject({ properties });
  expect(await device().tokens(id).load()).toEqual(tokens);
  for (const name of readdirSync(folder())) {
    expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder(), name), 'utf8')).not.toMatch(/s3cret|acc3ss|r3fresh/);
  }
  rmSync(join(folder(), 'device.key'));
  const [without] = await device().profiles.list();
  expect(without).toMatchObject({ unreadable: true });
  expect(without!.properties).not.toHaveProperty('APIToken');
});

test('programs that start together encrypt with one key', async () => {
  const saved = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      device().profiles.save({ id: '', name: `Connection ${index}`, properties }),
    ),
  );
  const listed = await device().profiles.list();
  expect(listed).toHaveLength(saved.length);
  for (const profile of listed) expect(profile).toMatchObject({ properties });
});

test('a damaged key is told, not replaced', async () => {
  await device().profiles.save({ id: '', name: 'Ops', properties });
  writeFileSync(join(folder(), 'device.key'), 'damaged');
  await expect(device().profiles.save({ id: '', name: 'Other', properties })).rejects.toMatchObject(
    { code: 'key-file-damaged' },
  );
  expect(readFileSync(join(folder(), 'device.key'), 'utf8')).toBe('damaged');
});
