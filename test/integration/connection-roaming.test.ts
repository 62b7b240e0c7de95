import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { memoryKeyStore } from '../../src/connection/key-store';
import { createProfiles, type Profiles } from '../../src/connection/profiles';
import { parseRecoveryKey, recoveryKeyFromPassphrase } from '../../src/connection/recovery-key';
import { createRoaming, type Roaming, type SettingsPlace } from '../../src/connection/roaming';
import { roamingService } from '../../src/connection/roaming-service';
import { memoryStore } from '../../src/connection/store';
import { encryptedTokens } from '../../src/connection/token-store';
import { createVault } from '../../src/connection/vault';
import { systemClock } from '../../src/core/clock';

/** The roaming store by its contract: versions that grow, writes that name what they replace. */
const blobs = new Map<string, { version: number; data: string }>();
let versions = 0;
let requests: string[] = [];
/** Answers every request with this status instead. */
let failing: number | undefined;
/** Runs once before the next write is looked at. */
let beforeWrite: (() => Promise<unknown>) | undefined;
/** Loses this many races in a row. */
let races = 0;

async function answer(asked: IncomingMessage): Promise<{ status: number; body?: object }> {
  const id = asked.url!.replace('/roaming/', '');
  if (failing) return { status: failing };
  if (asked.method === 'DELETE') {
    blobs.delete(id);
    return { status: 204 };
  }
  if (asked.method === 'GET') {
    const found = blobs.get(id);
    return found ? { status: 200, body: found } : { status: 404 };
  }
  let text = '';
  for await (const part of asked) text += String(part);
  const between = beforeWrite;
  beforeWrite = undefined;
  await between?.();
  const found = blobs.get(id);
  const isNew = asked.headers['if-none-match'] === '*';
  if (!isNew && !found) return { status: 404 };
  const lost = races > 0 && races-- > 0;
  if (lost && found) found.version = ++versions;
  if (found && asked.headers['if-match'] !== `"${found.version}"`)
    return { status: 409, body: { error: 'stale', ...found } };
  const { data } = JSON.parse(text) as { data: string };
  if (!/^[\w-]+$/.test(data)) return { status: 400 };
  blobs.set(id, { version: ++versions, data });
  return { status: isNew ? 201 : 200, body: { version: versions } };
}

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((asked: IncomingMessage, answered: ServerResponse) => {
    requests.push(asked.method!);
    void answer(asked).then(({ status, body }) => {
      answered.writeHead(status, { 'content-type': 'application/json' });
      answered.end(body && JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  blobs.clear();
  requests = [];
  failing = undefined;
  beforeWrite = undefined;
  races = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Device {
  readonly own: SettingsPlace;
  readonly roaming: Roaming;
}

function newDevice(own?: SettingsPlace): Device {
  const place = own ?? { store: memoryStore(), vault: createVault(memoryKeyStore()) };
  const service = roamingService({ service: url, fetch, clock: systemClock });
  const roaming = createRoaming({ device: place, service, clock: systemClock });
  return { own: place, roaming };
}

const profilesOf = async ({ roaming }: Device): Promise<Profiles> =>
  createProfiles((await roaming.place())!);

/** Two devices that share a store, and their recovery key. */
async function pair() {
  const [one, two] = [newDevice(), newDevice()];
  const key = await one.roaming.setUp();
  await two.roaming.join(await parseRecoveryKey(key));
  return { one, two, key, first: await profilesOf(one), second: await profilesOf(two) };
}

const basic = { APIToken: 's3cr3t', CompanyDomain: 'acme' };
const fresh = (name: string) => ({ id: '', name, properties: basic });
const names = async (profiles: Profiles) => (await profiles.list()).map(({ name }) => name);

test('a second device with the recovery key sees the same connections, secrets included', async () => {
  const { first, second } = await pair();
  const saved = await first.save(fresh('Ops'));
  expect(await second.list()).toEqual([saved]);
  await second.save({ ...saved, name: 'Sales' });
  expect(await names(first)).toEqual(['Sales']);
  await first.remove(saved.id);
  expect(await names(second)).toEqual([]);
});

test('the service sees ciphertext under an id that tells nothing', async () => {
  const { first, key } = await pair();
  await first.save(fresh('Ops'));
  const [id] = [...blobs.keys()];
  const { data } = blobs.get(id!)!;
  expect(id).toMatch(/^[\w-]{43}$/);
  expect(data).toMatch(/^v1_[\w-]+$/);
  expect(Buffer.from(data.slice(3), 'base64url').toString('latin1')).not.toMatch(/Ops|acme|s3cr3t/);
  expect(JSON.stringify([...blobs])).not.toContain(key.replaceAll('-', ''));
});

test('devices that write at the same time lose nothing', async () => {
  const { first, second } = await pair();
  await Promise.all([
    ...['A', 'B', 'C'].map((name) => first.save(fresh(name))),
    ...['D', 'E', 'F'].map((name) => second.save(fresh(name))),
  ]);
  expect(await names(first)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  expect(await second.list()).toEqual(await first.list());
});

test('a stale write is merged: of one connection the newest change wins, deletions too', async () => {
  const { first, second } = await pair();
  const [kept, deleted] = [await first.save(fresh('Kept')), await first.save(fresh('Deleted'))];
  await second.list();
  beforeWrite = () => first.remove(deleted.id);
  await second.save({ ...kept, name: 'Renamed' });
  expect(await names(first)).toEqual(['Renamed']);
  expect(await names(second)).toEqual(['Renamed']);
});

test('a write that loses every race gives up with a sentence', async () => {
  const { first } = await pair();
  await first.list();
  races = 5;
  await first.save(fresh('Ops'));
  races = 6;
  await expect(first.save(fresh('Sales'))).rejects.toMatchObject({ code: 'roaming-busy' });
  races = 0;
  expect(await names(first)).toEqual(['Ops']);
});

test('listing is one request', async () => {
  const { first } = await pair();
  for (const name of ['A', 'B', 'C']) await first.save(fresh(name));
  requests = [];
  await first.list();
  expect(requests).toEqual(['GET']);
});

test.each([
  [413, 'roaming-full'],
  [429, 'roaming-busy'],
  [500, 'roaming-unreachable'],
  [403, 'roaming-unreachable'],
])('an answer of %i is told as %s, and what was not saved is not there', async (status, code) => {
  const { one } = await pair();
  const { store } = (await one.roaming.place())!;
  await store.keys();
  failing = status;
  await expect(store.set('setting', 'text')).rejects.toMatchObject({ code });
  expect(await store.get('setting')).toBeUndefined();
  failing = undefined;
  await store.set('other', 'text');
  expect(await store.keys()).toEqual(['other']);
});

test('a store that does not answer is told as such', async () => {
  const service = roamingService({ service: 'http://127.0.0.1:1', fetch, clock: systemClock });
  const { own } = newDevice();
  const roaming = createRoaming({ device: own, service, clock: systemClock });
  await expect(roaming.setUp()).rejects.toMatchObject({ code: 'roaming-unreachable' });
  expect(await roaming.place()).toBeUndefined();
});

describe('joining', () => {
  test('a device stays joined when the pane is opened again', async () => {
    const { one, first } = await pair();
    const saved = await first.save(fresh('Ops'));
    expect(await (await profilesOf(newDevice(one.own))).list()).toEqual([saved]);
  });

  test('the key lies encrypted on the device', async () => {
    const { one, key } = await pair();
    const stored = await one.own.store.get('roaming.key');
    expect(stored).toMatch(/^v1:/);
    expect(stored).not.toContain(key);
  });

  test('a device whose own key is lost has to join again', async () => {
    const { one } = await pair();
    const reset = newDevice({ store: one.own.store, vault: createVault(memoryKeyStore()) });
    expect(await reset.roaming.place()).toBeUndefined();
  });

  test('a key that opens nothing is told as such', async () => {
    const key = await recoveryKeyFromPassphrase('ada', 'correct horse battery', 1);
    await expect(newDevice().roaming.join(key)).rejects.toMatchObject({ code: 'roaming-missing' });
  });

  test('a passphrase joins what the same passphrase set up, and spoils nothing', async () => {
    const key = () => recoveryKeyFromPassphrase('ada', 'correct horse battery', 1);
    const [one, two] = [newDevice(), newDevice()];
    await one.roaming.setUp(await key());
    await (await profilesOf(one)).save(fresh('Ops'));
    await two.roaming.setUp(await key());
    expect(await names(await profilesOf(two))).toEqual(['Ops']);
  });

  test('leaving forgets the key, and the store stays for others', async () => {
    const { one, first, second } = await pair();
    await first.save(fresh('Ops'));
    await one.roaming.leave();
    expect(await one.roaming.place()).toBeUndefined();
    expect(await one.own.store.keys()).toEqual([]);
    expect(await names(second)).toEqual(['Ops']);
  });

  test('deleting the store deletes it for all, and no other device brings it back', async () => {
    const { one, first, second } = await pair();
    await first.save(fresh('Ops'));
    await second.list();
    await one.roaming.destroy();
    expect(blobs.size).toBe(0);
    await expect(second.save(fresh('Sales'))).rejects.toMatchObject({ code: 'roaming-missing' });
    expect(blobs.size).toBe(0);
    await expect(one.roaming.destroy()).rejects.toMatchObject({ code: 'roaming-left' });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['v2_AAAA', 'roaming-newer'],
    ['v1_AAAA', 'roaming-damaged'],
    ['AAAA', 'roaming-damaged'],
  ])('%p is told as %s, and not overwritten', async (data, code) => {
    const { first } = await pair();
    const [id] = [...blobs.keys()];
    blobs.set(id!, { version: ++versions, data });
    await expect(first.list()).rejects.toMatchObject({ code });
    await expect(first.save(fresh('Ops'))).rejects.toMatchObject({ code });
    expect(blobs.get(id!)?.data).toBe(data);
  });

  test('the ciphertext of another store does not open', async () => {
    const { first } = await pair();
    const [id] = [...blobs.keys()];
    await newDevice().roaming.setUp();
    const [, other] = [...blobs.values()];
    blobs.set(id!, { ...other! });
    await expect(first.list()).rejects.toMatchObject({ code: 'roaming-damaged' });
  });
});

test('a sign-in kept in the roaming store works on the other device', async () => {
  const { one, two } = await pair();
  const tokensOn = async ({ roaming }: Device) => {
    const { store, vault } = (await roaming.place())!;
    return encryptedTokens('1', store, vault);
  };
  const kept = { accessToken: 'access', refreshToken: 'refresh', origin: '' };
  await (await tokensOn(one)).save(kept);
  expect(await (await tokensOn(two)).load()).toEqual(kept);
  await (await tokensOn(two)).remove();
  expect(await (await tokensOn(newDevice(one.own))).load()).toBeUndefined();
});
