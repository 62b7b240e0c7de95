import { defaultOptions, sandboxOptions } from '../../../src/sandbox/options';

test('without variables the defaults hold', () => {
  expect(sandboxOptions({}, 0)).toEqual(defaultOptions);
});

test('every variable is read', () => {
  const options = sandboxOptions({
    SANDBOX_DEALS: '1',
    SANDBOX_PERSONS: '2',
    SANDBOX_ORGANIZATIONS: '3',
    SANDBOX_ACTIVITIES: '4',
    SANDBOX_PRODUCTS: '5',
    SANDBOX_LEADS: '6',
    SANDBOX_SEED: '7',
    SANDBOX_LATENCY_MS: '8',
    SANDBOX_PLAN: 'lite',
    SANDBOX_CORS: 'off',
    SANDBOX_OAUTH_CALLBACK: 'https://addin.example/oauth/callback',
    SANDBOX_PORT: '9',
  });
  expect(options).toMatchObject({
    counts: { deals: 1, persons: 2, organizations: 3, activities: 4, products: 5, leads: 6 },
    seed: 7,
    latencyMs: 8,
    plan: 'lite',
    cors: false,
    oauthCallback: 'https://addin.example/oauth/callback',
    port: 9,
  });
});

test.each([
  ['SANDBOX_DEALS', 'many'],
  ['SANDBOX_SEED', '-1'],
  ['SANDBOX_PLAN', 'enterprise'],
  ['SANDBOX_CORS', 'maybe'],
  ['SANDBOX_OAUTH_CALLBACK', 'oauth/callback'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => sandboxOptions({ [name]: value })).toThrow(name);
});
