import fc from 'fast-check';
import { isFresh, issuedTokens, readTokens } from '../../../src/connection/oauth-tokens';

const now = Date.parse('2026-11-22T09:00:00Z');
const fields = {
  accessToken: 'access',
  refreshToken: 'refresh',
  expiresIn: 3599,
  apiDomain: 'https://acme.pipedrive.com',
  scope: 'base,deals:full',
};

test('the end is counted from the asking, by the clock of this computer', () => {
  expect(issuedTokens(fields, now)).toEqual({
    accessToken: 'access',
    refreshToken: 'refresh',
    obtainedAt: now,
    expiresAt: now + 3_599_000,
    apiDomain: 'https://acme.pipedrive.com',
    scope: 'base,deals:full',
  });
});

test.each([undefined, null, '', 0, -1, 'soon', Infinity])(
  'with a lifetime of %p, the token is used until it is refused',
  (expiresIn) => {
    const tokens = issuedTokens({ ...fields, expiresIn }, now)!;
    expect(tokens.expiresAt).toBeUndefined();
    expect(isFresh(tokens, now + 1e12)).toBe(true);
  },
);

test.each([undefined, null, '', 5, 'a b', 'a\r\nx-header: 1', 'é'])(
  '%p is no access token',
  (accessToken) => {
    expect(issuedTokens({ ...fields, accessToken }, now)).toBeUndefined();
  },
);

test.each([
  ['empty', { accessToken: '' }, false],
  ['just got', {}, true],
  ['a minute before its end', { expiresAt: now + 60_000 }, false],
  ['a little more than a minute before its end', { expiresAt: now + 60_001 }, true],
  ['from a clock a little ahead', { obtainedAt: now + 60_000 }, true],
  ['from a clock a day ahead', { obtainedAt: now + 86_400_000, expiresAt: now + 9e7 }, false],
  ['of thirty seconds, at ten', { obtainedAt: now - 1e4, expiresAt: now + 2e4 }, true],
  ['of thirty seconds, at twenty', { obtainedAt: now - 2e4, expiresAt: now + 1e4 }, false],
])('a token %s: fresh is %p', (_, difference, fresh) => {
  const tokens = {
    accessToken: 'access',
    refreshToken: '',
    obtainedAt: now - 1_800_000,
    expiresAt: now + 1_800_000,
    ...(difference as object),
  };
  expect(isFresh(tokens, now)).toBe(fresh);
});

test('stored tokens are read back, and anything else is none', () => {
  const tokens = issuedTokens(fields, now)!;
  expect(readTokens(JSON.parse(JSON.stringify({ ...tokens, version: 1 })))).toEqual(tokens);
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      expect(readTokens(content)).toBeUndefined();
    }),
  );
});
