import { createGrant, type Grant, type GrantOptions } from '../../../src/connection/grant';
import { memoryKeyStore } from '../../../src/connection/key-store';
import type { Locks } from '../../../src/connection/locks';
import type { Properties } from '../../../src/connection/profile';
import { connectionSettings } from '../../../src/connection/settings';
import { memoryStore } from '../../../src/connection/store';
import {
  encryptedTokens,
  memoryTokens,
  type TokenStore,
} from '../../../src/connection/token-store';
import { turns } from '../../../src/connection/turns';
import { createVault } from '../../../src/connection/vault';
import { AppError } from '../../../src/core/error';
import { Authority } from './authority';
import { ManualClock } from './manual-clock';

const hour = 3_600_000;
const day = 24 * hour;

let clock: ManualClock;
let authority: Authority;
let tokens: TokenStore;
let dialogs: number;

beforeEach(() => {
  clock = new ManualClock();
  authority = new Authority(clock);
  tokens = memoryTokens('1');
  dialogs = 0;
});

const signIn = async () => {
  dialogs++;
  return { code: authority.newCode(), redirectUri: '' };
};

const grantOf = (properties: Properties = {}, options: Partial<GrantOptions> = {}): Grant =>
  createGrant({
    settings: connectionSettings({
      name: 'Ops',
      properties: { AuthScheme: 'OAuth', ...properties },
    }).oauth,
    tokens,
    endpoint: authority,
    clock,
    signIn,
    ...options,
  });

/** A grant that has signed in, of which the authority has forgotten the questions so far. */
const signedIn = async (options?: Partial<GrantOptions>): Promise<Grant> => {
  const grant = grantOf({}, options);
  await grant.accessToken();
  authority.asked.length = 0;
  return grant;
};

const many = Array.from({ length: 100 }, (_, index) => index);

describe('getting a first token', () => {
  test('GETANDREFRESH asks the user once, and then no more', async () => {
    const grant = grantOf();
    const all = await Promise.all(many.map(() => grant.accessToken()));
    expect(new Set(all).size).toBe(1);
    expect(authority.accepts(all[0]!)).toBe(true);
    expect([dialogs, authority.asked]).toEqual([1, ['exchange']]);
    expect(await grantOf().accessToken()).toBe(all[0]);
    expect(dialogs).toBe(1);
  });

  test('where no dialog can be had, the user is told to sign in', async () => {
    await expect(grantOf({}, { signIn: undefined }).accessToken()).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });

  test('REFRESH never asks the user', async () => {
    const grant = grantOf({ InitiateOAuth: 'REFRESH' });
    await expect(grant.accessToken()).rejects.toMatchObject({ code: 'oauth-token-missing' });
    expect(dialogs).toBe(0);
  });

  test.each(['REFRESH', 'GETANDREFRESH'])('%s exchanges a verifier once', async (initiate) => {
    const properties = {
      InitiateOAuth: initiate,
      OAuthVerifier: `https://host/oauth/callback?code=${authority.newCode()}`,
      CallbackURL: 'https://host/oauth/callback',
    };
    const token = await grantOf(properties).accessToken();
    expect(authority.accepts(token)).toBe(true);
    expect(await grantOf(properties).accessToken()).toBe(token);
    expect([dialogs, authority.asked]).toEqual([0, ['exchange https://host/oauth/callback']]);
  });

  test('a verifier that was used elsewhere is tried once', async () => {
    const grant = grantOf({ OAuthVerifier: 'used' });
    for (let count = 0; count < 3; count++)
      await expect(grant.accessToken()).rejects.toMatchObject({ code: 'oauth-code-used' });
    expect(authority.asked).toEqual(['exchange']);
  });

  test('tokens entered by hand are used until they end, then renewed', async () => {
    const { accessToken, refreshToken } = await authority.exchange(authority.newCode(), '');
    const grant = grantOf({
      InitiateOAuth: 'REFRESH',
      OAuthAccessToken: accessToken,
      OAuthRefreshToken: refreshToken,
      OAuthExpiresIn: '3600',
      OAuthTokenTimestamp: String(clock.time),
    });
    expect(await grant.accessToken()).toBe(accessToken);
    clock.time += hour;
    expect(await grant.accessToken()).not.toBe(accessToken);
    expect(authority.asked).toEqual(['exchange', 'refresh']);
  });

  test('a refresh token alone is enough', async () => {
    const { refreshToken } = await authority.exchange(authority.newCode(), '');
    const grant = grantOf({ InitiateOAuth: 'REFRESH', OAuthRefreshToken: refreshToken });
    expect(authority.accepts(await grant.accessToken())).toBe(true);
  });

  test('tokens that the user enters anew win over the stored ones', async () => {
    await signedIn();
    expect(await grantOf({ OAuthAccessToken: 'by-hand' }).accessToken()).toBe('by-hand');
  });

  test('signing in wins over the tokens in the properties', async () => {
    const grant = grantOf({ OAuthAccessToken: 'by-hand' });
    await grant.signIn();
    expect(authority.accepts(await grant.accessToken())).toBe(true);
  });
});

describe('OFF', () => {
  const off = { InitiateOAuth: 'OFF', OAuthAccessToken: 'by-hand', OAuthRefreshToken: 'refresh' };

  test('uses the token as it is, whatever its age, and asks nobody', async () => {
    const grant = grantOf({ ...off, OAuthExpiresIn: '1', OAuthTokenTimestamp: '1' });
    expect(await grant.accessToken()).toBe('by-hand');
    await expect(grant.rejected('by-hand')).rejects.toMatchObject({ code: 'oauth-token-rejected' });
    expect([dialogs, authority.asked]).toEqual([0, []]);
  });

  test('has no token after signing out', async () => {
    const grant = grantOf(off);
    await grant.signOut({ revoke: false });
    await expect(grant.accessToken()).rejects.toMatchObject({ code: 'property-required' });
  });
});

describe('renewing', () => {
  test('100 requests with an expired token cause one refresh and get one token', async () => {
    const grant = await signedIn();
    clock.time += hour;
    const all = await Promise.all(many.map(() => grant.accessToken()));
    expect(new Set(all).size).toBe(1);
    expect(authority.asked).toEqual(['refresh']);
  });

  test('100 requests that Pipedrive answers with 401 cause one refresh', async () => {
    const grant = await signedIn();
    const old = await grant.accessToken();
    authority.expireAccess();
    const all = await Promise.all(
      many.map((index) => (index % 2 ? grant.rejected(old) : grant.accessToken())),
    );
    const late = await grant.rejected(old);
    expect(authority.asked).toEqual(['refresh']);
    expect(authority.accepts(late)).toBe(true);
    expect(all.filter((token) => token !== late && token !== old)).toEqual([]);
  });

  test('a token is renewed a minute before it ends', async () => {
    const grant = await signedIn();
    clock.time += hour - 60_001;
    await grant.accessToken();
    expect(authority.asked).toEqual([]);
    clock.time += 1;
    await grant.accessToken();
    expect(authority.asked).toEqual(['refresh']);
  });

  test.each([
    ['ahead', day],
    ['behind', -day],
  ])('a clock set a day %s costs one refresh and no sign-in', async (_, ms) => {
    const grant = await signedIn();
    clock.time += ms;
    for (let count = 0; count < 3; count++)
      expect(authority.accepts(await grant.accessToken())).toBe(true);
    expect([dialogs, authority.asked]).toEqual([1, ['refresh']]);
  });

  test('a clock that was wrong from the start costs nothing', async () => {
    clock.time -= day;
    const grant = await signedIn();
    clock.time += hour / 2;
    await grant.accessToken();
    expect(authority.asked).toEqual([]);
  });

  test('one who stops waiting does not take the refresh from the others', async () => {
    const grant = await signedIn();
    clock.time += hour;
    let answer = () => undefined as void;
    authority.pause = () => new Promise((resolve) => (answer = resolve));
    const stop = new AbortController();
    const stopped = grant.accessToken(stop.signal);
    const going = grant.accessToken();
    await grant.apiDomain();
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    while (authority.asked.length === 0) await new Promise(setImmediate);
    answer();
    expect(authority.accepts(await going)).toBe(true);
    expect(authority.asked).toEqual(['refresh']);
  });

  test('a service that is down is told, and tried again with the next request', async () => {
    const grant = await signedIn();
    clock.time += hour;
    authority.down = true;
    await expect(grant.accessToken()).rejects.toMatchObject({ code: 'sign-in-service-down' });
    authority.down = false;
    expect(authority.accepts(await grant.accessToken())).toBe(true);
    expect(dialogs).toBe(1);
  });

  test('an access token without a refresh token ends in a sentence', async () => {
    const grant = grantOf({ InitiateOAuth: 'REFRESH', OAuthAccessToken: 'by-hand' });
    expect(await grant.accessToken()).toBe('by-hand');
    await expect(grant.rejected('by-hand')).rejects.toMatchObject({ code: 'oauth-token-rejected' });
  });

  test('tokens that cannot be stored are used, and the failure is told', async () => {
    const failures: unknown[] = [];
    const full: TokenStore = {
      ...tokens,
      save: async () => {
        throw new AppError('storage-full');
      },
    };
    const grant = grantOf({}, { tokens: full, onUnsaved: (error) => failures.push(error) });
    const token = await grant.accessToken();
    expect(await grant.accessToken()).toBe(token);
    expect([dialogs, failures]).toEqual([1, [expect.objectContaining({ code: 'storage-full' })]]);
  });
});

describe('a revoked app', () => {
  test('is told to all who wait, asks Pipedrive once, opens no dialog, keeps what is stored', async () => {
    const grant = await signedIn();
    const old = await grant.accessToken();
    authority.uninstall();
    const all = await Promise.allSettled(many.map(() => grant.rejected(old)));
    for (const result of all) expect(result).toMatchObject({ reason: { code: 'sign-in-again' } });
    await expect(grant.accessToken()).rejects.toMatchObject({ code: 'sign-in-again' });
    expect([dialogs, authority.asked]).toEqual([1, ['refresh']]);
    expect(await tokens.load()).toBeDefined();
  });

  test('signing in again makes the connection work', async () => {
    const grant = await signedIn();
    authority.uninstall();
    await expect(grant.rejected(await grant.accessToken())).rejects.toThrow();
    await grant.signIn();
    expect(authority.accepts(await grant.accessToken())).toBe(true);
  });
});

describe('two panes with one profile', () => {
  test('the second takes the tokens that the first renewed', async () => {
    const [one, two] = [await signedIn(), grantOf()];
    clock.time += hour;
    expect(await one.accessToken()).toBe(await two.accessToken());
    expect(authority.asked).toEqual(['refresh']);
  });

  test('with Web Locks, both at the same time cause one refresh', async () => {
    const inTurn = turns();
    const locks: Locks = { run: (_, work) => inTurn(work) };
    const [one, two] = [await signedIn({ locks }), grantOf({}, { locks })];
    const old = await one.accessToken();
    authority.expireAccess();
    const [first, second] = await Promise.all([one.rejected(old), two.rejected(old)]);
    expect(first).toBe(second);
    expect(authority.asked).toEqual(['refresh']);
  });

  test('a refresh that failed because the other pane signed in anew takes its tokens', async () => {
    const [one, two] = [await signedIn(), grantOf()];
    const old = await one.accessToken();
    authority.uninstall();
    authority.pause = async () => {
      authority.pause = async () => undefined;
      await two.signIn();
    };
    expect(authority.accepts(await one.rejected(old))).toBe(true);
  });

  test('signing out in one ends the other', async () => {
    const [one, two] = [await signedIn(), grantOf({}, { signIn: undefined })];
    await two.accessToken();
    await one.signOut({ revoke: false });
    await expect(two.accessToken()).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});

describe('signing out', () => {
  test('forgets the tokens, and Pipedrive is told only if asked', async () => {
    const grant = await signedIn();
    await grant.signOut({ revoke: false });
    expect([await tokens.load(), authority.asked]).toEqual([undefined, []]);
  });

  test('revokes the refresh token, which uninstalls the app', async () => {
    const grant = await signedIn();
    const { refreshToken } = (await tokens.load())!;
    await grant.signOut({ revoke: true });
    expect(authority.revoked).toEqual([`refresh_token ${refreshToken}`]);
  });

  test('forgets the tokens even where Pipedrive cannot be told', async () => {
    const grant = await signedIn();
    authority.down = true;
    await expect(grant.signOut({ revoke: true })).rejects.toMatchObject({
      code: 'sign-out-incomplete',
    });
    expect(await tokens.load()).toBeUndefined();
  });

  test.each(['here', 'in another pane'])(
    'during a refresh, %s, is not undone by what the refresh brings',
    async (where) => {
      const grant = await signedIn();
      const other = where === 'here' ? grant : grantOf();
      clock.time += hour;
      authority.pause = () => other.signOut({ revoke: false });
      await expect(grant.accessToken()).rejects.toMatchObject({ code: 'sign-in-needed' });
      expect(await tokens.load()).toBeUndefined();
    },
  );

  test('drops also the tokens that the properties hold', async () => {
    const grant = grantOf({ InitiateOAuth: 'REFRESH', OAuthRefreshToken: 'refresh' });
    await grant.signOut({ revoke: false });
    await expect(grant.accessToken()).rejects.toMatchObject({ code: 'oauth-token-missing' });
    expect(authority.asked).toEqual([]);
  });
});

test('the sign-in tells where the company is', async () => {
  expect(await (await signedIn()).apiDomain()).toBe('https://acme.pipedrive.com');
});

test('tokens on the device survive the page, encrypted', async () => {
  const store = memoryStore();
  const vault = createVault(memoryKeyStore());
  const options = { tokens: encryptedTokens('1', store, vault) };
  const token = await (await signedIn(options)).accessToken();
  const again = grantOf({}, { tokens: encryptedTokens('1', store, vault) });
  expect(await again.accessToken()).toBe(token);
  expect(await store.get('tokens.1')).not.toMatch(/access|refresh/);
});
