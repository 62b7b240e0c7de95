import fc from 'fast-check';
import {
  authorizationUrl,
  newState,
  readCallback,
  readVerifier,
  sameState,
} from '../../../src/connection/authorization';

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const callback = 'https://addin.example/oauth/callback';

test('the page is asked with app, callback and state, and with no scope', () => {
  const url = new URL(
    authorizationUrl({
      page: 'https://oauth.pipedrive.com/oauth/authorize',
      clientId: 'app',
      redirectUri: callback,
      state: 's',
    }),
  );
  expect(url.origin + url.pathname).toBe('https://oauth.pipedrive.com/oauth/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'app',
    redirect_uri: callback,
    state: 's',
  });
});

test('the app and the callback of the service are left to the service', () => {
  const request = { page: '/oauth/start', clientId: '', redirectUri: '', state: 's' };
  expect(authorizationUrl(request)).toBe('/oauth/start?state=s');
});

test('states are 256 bits, safe in an address, and never the same', () => {
  const all = Array.from({ length: 200 }, newState);
  expect(new Set(all).size).toBe(200);
  for (const state of all) expect(state).toMatch(/^[\w-]{43}$/);
});

test('states are the same only if every character is', () => {
  const text = fc.string({ maxLength: 5 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(sameState(a, b)).toBe(a === b && a !== '');
    }),
  );
});

describe('the callback', () => {
  test('gives the code to the sign-in that asked', () => {
    expect(readCallback(`${callback}?code=abc%3D&state=s1`, 's1')).toBe('abc=');
    expect(readCallback('?code=abc&state=s1', 's1')).toBe('abc');
  });

  test.each(['?code=abc&state=s2', '?code=abc', '?error=user_denied&state=s2', '', '?state='])(
    '%p does not answer it, and is dropped before it is read',
    (query) => {
      expect(() => readCallback(callback + query, 's1')).toThrow(code('oauth-state-mismatch'));
    },
  );

  test.each([
    ['error=user_denied', 'oauth-denied'],
    ['error=access_denied', 'oauth-denied'],
    ['error=access_denied&code=abc', 'oauth-denied'],
    ['error=unsupported_response_type', 'oauth-refused'],
    ['', 'oauth-verifier-invalid'],
    ['code=', 'oauth-verifier-invalid'],
    ['code=a%20b', 'oauth-verifier-invalid'],
    ['code=a&code=b', 'oauth-verifier-invalid'],
  ])('%p is told as %s', (query, wanted) => {
    expect(() => readCallback(`${callback}?${query}&state=s1`, 's1')).toThrow(code(wanted));
  });
});

describe('a pasted verifier', () => {
  test.each([
    'abc',
    '  abc\n',
    `${callback}?code=abc&state=s1`,
    `${callback}?state=s1&code=abc#fragment`,
    '?code=abc',
    'code=abc&state=s1',
  ])('%p holds the code', (pasted) => {
    expect(readVerifier(pasted)).toBe('abc');
  });

  test.each([
    ['', 'oauth-verifier-invalid'],
    ['two words', 'oauth-verifier-invalid'],
    ['https://addin.example/?x=1', 'oauth-verifier-invalid'],
    [`${callback}?error=user_denied`, 'oauth-denied'],
  ])('%p is told as %s', (pasted, wanted) => {
    expect(() => readVerifier(pasted)).toThrow(code(wanted));
  });

  test('of another sign-in is refused where the state is known', () => {
    expect(readVerifier('?code=abc&state=s1', 's1')).toBe('abc');
    expect(() => readVerifier('?code=abc&state=s2', 's1')).toThrow(code('oauth-state-mismatch'));
    expect(() => readVerifier('?code=abc', 's1')).toThrow(code('oauth-state-mismatch'));
  });
});
