import { memoryKeyStore } from '../../../../src/connection/key-store';
import { noLocks } from '../../../../src/connection/locks';
import type { Profile, Properties } from '../../../../src/connection/profile';
import { createProfiles } from '../../../../src/connection/profiles';
import { memoryStore } from '../../../../src/connection/store';
import { createVault } from '../../../../src/connection/vault';
import { createSignIns, type SignInsOptions } from '../../../../src/taskpane/connections/sign-ins';
import { ManualClock } from '../../connection/manual-clock';

const device = () => ({
  store: { ...memoryStore(), place: 'device' as const },
  vault: createVault(memoryKeyStore()),
});
const callbackUrl = 'https://addin.example/oauth/callback';
const never = new AbortController().signal;
const failing = (code: string) => expect.objectContaining({ name: 'AppError', code });

/** A service that gives tokens for every question, and a user who always allows. */
function aWorld(options: Partial<SignInsOptions> = {}) {
  const place = device();
  const asked: string[] = [];
  const profiles = createProfiles(place);
  const signIns = createSignIns({
    device: place,
    roaming: async () => undefined,
    profiles,
    oauth: { configured: true, clientId: 'service', callbackUrl },
    origin: 'https://addin.example',
    fetch: async (address) => {
      asked.push(String(address));
      return Response.json({
        accessToken: `access-${asked.length}`,
        refreshToken: 'refresh',
        expiresIn: 3600,
        apiDomain: 'https://acme.pipedrive.com',
      });
    },
    clock: new ManualClock(),
    locks: noLocks,
    dialog: () => async () => ({ code: 'code', redirectUri: '' }),
    ...options,
  });
  return { signIns, profiles, asked, place };
}

const aProfile = (id: string, properties: Properties = {}): Profile => ({
  id,
  name: 'Ops',
  properties: { AuthScheme: 'OAuth', ...properties },
});

test('a signed-in connection tells its user and its company', async () => {
  const { signIns } = aWorld();
  expect(await signIns.state(aProfile('1'))).toMatchObject({ kind: 'out' });
  await signIns.signIn(aProfile('1'), never);
  await signIns.noteUser('1', 'Ada Berg');
  expect(await signIns.state(aProfile('1'))).toEqual({
    kind: 'in',
    user: 'Ada Berg',
    company: 'acme',
  });
});

test('a connection that was never saved leaves nothing on the device, until it is saved', async () => {
  const { signIns, place } = aWorld();
  await signIns.signIn(aProfile(''), never);
  expect(await place.store.keys()).toEqual([]);
  await signIns.settle(aProfile(''), aProfile('1'));
  expect((await signIns.state(aProfile('1'))).kind).toBe('in');
  expect((await signIns.state(aProfile(''))).kind).toBe('out');
});

test('another location takes the sign-in along and leaves none behind', async () => {
  const { signIns, place } = aWorld();
  const inMemory = aProfile('1', { OAuthSettingsLocation: 'memory' });
  await signIns.signIn(aProfile('1'), never);
  await signIns.settle(aProfile('1'), inMemory);
  expect((await signIns.state(inMemory)).kind).toBe('in');
  expect(await place.store.keys()).toEqual([]);
});

test('signing out removes the sign-in everywhere, tells Pipedrive if asked, and keeps the connection', async () => {
  const { signIns, profiles, asked } = aWorld();
  const saved = await profiles.save(aProfile('1'));
  await signIns.signIn(saved, never);
  await signIns.signOut(saved, true);
  expect(asked.at(-1)).toBe('/oauth/revoke');
  expect((await signIns.state(saved)).kind).toBe('out');
  expect((await profiles.get('1'))?.name).toBe('Ops');
});

test.each<[string, Properties, boolean]>([
  ['nothing, where the service has no app', {}, false],
  ['an id without a secret', { OAuthClientId: 'own' }, true],
  ['a secret without an id', { OAuthClientSecret: 'own' }, true],
])('%s is no app to sign in with, and no window opens', async (_, properties, configured) => {
  let opened = 0;
  const { signIns } = aWorld({
    oauth: { configured, ...(configured && { clientId: 'service' }), callbackUrl },
    dialog: () => async () => {
      opened++;
      return { code: 'code', redirectUri: '' };
    },
  });
  const profile = aProfile('1', properties);
  await expect(signIns.signIn(profile, never)).rejects.toEqual(failing('oauth-client-missing'));
  expect(() => signIns.inBrowser(profile)).toThrow(failing('oauth-client-missing'));
  expect(opened).toBe(0);
});

test('what is pasted must answer the sign-in it was opened for', () => {
  const { signIns } = aWorld();
  const { address, answer } = signIns.inBrowser(aProfile('1'));
  const state = new URL(address).searchParams.get('state')!;
  expect(() => answer(`${callbackUrl}?code=c&state=other`)).toThrow(
    failing('oauth-state-mismatch'),
  );
  expect(() => answer(`${callbackUrl}?code=c&state=${state}`)).not.toThrow();
});

test('a dead sign-in is told as such, and a new one takes its place', async () => {
  let alive = true;
  const { signIns } = aWorld({
    fetch: async () =>
      alive
        ? Response.json({ accessToken: 'a', refreshToken: 'r', expiresIn: 3600 })
        : Response.json({ error: 'invalid_grant' }, { status: 400 }),
  });
  const profile = aProfile('1');
  await signIns.signIn(profile, never);
  alive = false;
  const grant = await signIns.grant(profile);
  await expect(grant.rejected('a')).rejects.toEqual(failing('sign-in-again'));
  expect((await signIns.state(profile)).kind).toBe('again');
  alive = true;
  await signIns.signIn(profile, never);
  expect((await signIns.state(profile)).kind).toBe('in');
});
