import { createTokens } from '../../../../src/sandbox/gate/tokens';
import { apps } from '../../../../src/sandbox/oauth/apps';

const hour = 3_600_000;
const none = new URLSearchParams();
const app = apps[0]!;
const limited = apps[1]!;

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
  const { access_token: token } = tokens.issue(12, app);
  expect(caller(token)).toMatchObject({ user: 12, kind: 'oauth' });
  clock.now += hour;
  expect(caller(token)).toBeUndefined();
});

test('refreshing gives a new access token and keeps the refresh token alive', () => {
  const { clock, tokens, caller } = tokensAt();
  const first = tokens.issue(11, app);
  for (let week = 0; week < 12; week += 1) {
    clock.now += 7 * 24 * hour;
    const next = tokens.refresh(first.refresh_token, app);
    expect(next).toMatchObject({ refresh_token: first.refresh_token });
    expect(caller(next!.access_token)).toMatchObject({ user: 11 });
  }
  clock.now += 61 * 24 * hour;
  expect(tokens.refresh(first.refresh_token, app)).toBeUndefined();
});

test('expiring ends access tokens, and refresh tokens only on request', () => {
  const { tokens, caller } = tokensAt();
  const grant = tokens.issue(11, app);
  tokens.expire(false);
  expect(caller(grant.access_token)).toBeUndefined();
  expect(tokens.refresh(grant.refresh_token, app)).toBeDefined();
  tokens.expire(true);
  expect(tokens.refresh(grant.refresh_token, app)).toBeUndefined();
});

test('a token carries the scopes of its app; an API token has no bounds', () => {
  const { tokens, caller } = tokensAt();
  expect(caller(tokens.issue(11, limited).access_token)?.scopes).toEqual(['base', 'deals:read']);
  const api = tokens.caller(new Headers({ 'x-api-token': 'sandbox-token' }), none);
  expect(api).not.toHaveProperty('scopes');
});

test('a revoked access token is not accepted, and its refresh token lives on', () => {
  const { tokens, caller } = tokensAt();
  const grant = tokens.issue(11, app);
  const other = tokens.refresh(grant.refresh_token, app)!;
  tokens.revoke(grant.access_token, app);
  expect(caller(grant.access_token)).toBeUndefined();
  expect(caller(other.access_token)).toBeDefined();
  expect(tokens.refresh(grant.refresh_token, app)).toBeDefined();
});

test('revoking the refresh token ends all tokens of that installation and of no other', () => {
  const { tokens, caller } = tokensAt();
  const first = tokens.issue(11, app);
  const second = tokens.refresh(first.refresh_token, app)!;
  const others = [tokens.issue(12, app), tokens.issue(11, limited)];
  tokens.revoke(first.refresh_token, app);
  expect(caller(first.access_token)).toBeUndefined();
  expect(caller(second.access_token)).toBeUndefined();
  expect(tokens.refresh(first.refresh_token, app)).toBeUndefined();
  for (const other of others) expect(caller(other.access_token)).toBeDefined();
});

test('an app can neither refresh nor revoke the tokens of another', () => {
  const { tokens, caller } = tokensAt();
  const grant = tokens.issue(11, app);
  expect(tokens.refresh(grant.refresh_token, limited)).toBeUndefined();
  tokens.revoke(grant.refresh_token, limited);
  tokens.revoke(grant.access_token, limited);
  expect(caller(grant.access_token)).toBeDefined();
  expect(tokens.refresh(grant.refresh_token, app)).toBeDefined();
});

test('an access token is as long as Pipedrive says they get, and travels in a header', () => {
  const { tokens } = tokensAt();
  const { access_token: token } = tokens.issue(11, app);
  expect(token).toHaveLength(756);
  expect(token).toMatch(/^[\x21-\x7e]+$/);
});
