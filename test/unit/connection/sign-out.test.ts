import { createGrant } from '../../../src/connection/grant';
import { memoryKeyStore } from '../../../src/connection/key-store';
import { createProfiles } from '../../../src/connection/profiles';
import { connectionSettings } from '../../../src/connection/settings';
import { signOut } from '../../../src/connection/sign-out';
import { memoryStore } from '../../../src/connection/store';
import {
  encryptedTokens,
  memoryTokens,
  type TokenStore,
} from '../../../src/connection/token-store';
import { createVault } from '../../../src/connection/vault';
import { AppError } from '../../../src/core/error';
import { Authority } from './authority';
import { ManualClock } from './manual-clock';

const kept = { accessToken: 'access', refreshToken: 'refresh', origin: '' };

async function signedIn(initiate: string) {
  const store = memoryStore();
  const vault = createVault(memoryKeyStore());
  const profiles = createProfiles({ store, vault });
  const profile = await profiles.save({
    id: '',
    name: 'Ops',
    properties: {
      AuthScheme: 'OAuth',
      InitiateOAuth: initiate,
      OAuthClientId: 'app',
      OAuthAccessToken: 'acc3ss',
      OAuthRefreshToken: 'r3fresh',
      OAuthVerifier: 'v3rifier',
      OAuthExpiresIn: '3600',
      OAuthTokenTimestamp: '1763830000000',
    },
  });
  const clock = new ManualClock();
  const endpoint = new Authority(clock);
  const places = [encryptedTokens(profile.id, store, vault), memoryTokens(profile.id)];
  for (const place of places) await place.save(kept);
  const settings = connectionSettings(profile).oauth;
  const grant = createGrant({ settings, tokens: places[0]!, endpoint, clock });
  return { id: profile.id, profiles, store, places, grant, endpoint };
}

test.each(['OFF', 'REFRESH', 'GETANDREFRESH'])(
  'no token is left anywhere, and the connection is kept: %s',
  async (initiate) => {
    const { id, profiles, store, places, grant } = await signedIn(initiate);
    await signOut({ id, grant, profiles, places, revoke: true });
    for (const place of places) expect(await place.load()).toBeUndefined();
    expect(await store.keys()).toEqual([`connection.${id}`]);
    const { properties } = (await profiles.get(id))!;
    const initiated = initiate === 'GETANDREFRESH' ? {} : { InitiateOAuth: initiate };
    expect(properties).toEqual({ AuthScheme: 'OAuth', OAuthClientId: 'app', ...initiated });
    await expect(grant.accessToken()).rejects.toThrow();
  },
);

test('a failure stops nothing, and is told', async () => {
  const { id, profiles, store, places, grant, endpoint } = await signedIn('REFRESH');
  endpoint.down = true;
  const closed: TokenStore = {
    ...memoryTokens(id),
    remove: async () => {
      throw new AppError('roaming-unreachable');
    },
  };
  const all = [closed, ...places];
  await expect(signOut({ id, grant, profiles, places: all, revoke: true })).rejects.toMatchObject({
    code: 'sign-out-incomplete',
  });
  expect(await store.keys()).toEqual([`connection.${id}`]);
  expect((await profiles.get(id))?.properties).not.toHaveProperty('OAuthRefreshToken');
});

test('a connection deleted meanwhile is no failure', async () => {
  const { id, profiles, places, grant } = await signedIn('REFRESH');
  await profiles.remove(id);
  await signOut({ id, grant, profiles, places, revoke: false });
  expect(await profiles.list()).toEqual([]);
});
