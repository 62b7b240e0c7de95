import { createTokens } from '../../../../src/sandbox/gate/tokens';

const hour = 3_600_000;
const none = new URLSearchParams();

function tokensAt() {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const tokens = createTokens([11, 12], () => clock.now);
  const caller = (token: string) =>
    tokens.caller(new Headers({ authorization: `Bearer ${token}` }), none);
  return { clock, tokens, caller };
}

test('the API token is taken from the header or the query, and stands for its user', () => {
  const { tokens } = tokensAt();
  const user = (headers: Record<string, string>, query = '') =>
    tokens.caller(new Headers(headers), new URLSearchParams(query))?.user;
  expect(user({ 'x-api-token': 'sandbox-token' })).toBe(11);
  expect(user({}, 'api_token=sandbox-token')).toBe(11);
  expect(user({ 'x-api-token': 'sandbox-token-12' })).toBe(12);
  expect(user({ 'x-api-token': 'other' })).toBeUndefined();
  expect(user({})).toBeUndefined();
});

test('an access token lives for an hour', () => {
  const { clock, tokens, caller } = tokensAt();
  const { access_token: token } = tokens.issue(12);
  expect(caller(token)).toMatchObject({ user: 12, kind: 'oauth' });
  clock.now += hour;
  expect(caller(token)).toBeUndefined();
});

test('refreshing gives a new access token and keeps the refresh token alive', () => {
  const { clock, tokens, caller } = tokensAt();
  const first = tokens.issue(11);
  for (let week = 0; week < 12; week += 1) {
    clock.now += 7 * 24 * hour;
    const next = tokens.refresh(first.refresh_token);
    expect(next).toMatchObject({ refresh_token: first.refresh_token });
    expect(caller(next!.access_token)).toMatchObject({ user: 11 });
  }
  clock.now += 61 * 24 * hour;
  expect(tokens.refresh(first.refresh_token)).toBeUndefined();
});

test('expiring ends access tokens, and refresh tokens only on request', () => {
  const { tokens, caller } = tokensAt();
  const grant = tokens.issue(11);
  tokens.expire(false);
  expect(caller(grant.access_token)).toBeUndefined();
  expect(tokens.refresh(grant.refresh_token)).toBeDefined();
  tokens.expire(true);
  expect(tokens.refresh(grant.refresh_token)).toBeUndefined();
});

test('a revoked token is not accepted', () => {
  const { tokens, caller } = tokensAt();
  const grant = tokens.issue(11);
  tokens.revoke(grant.access_token);
  expect(caller(grant.access_token)).toBeUndefined();
});
