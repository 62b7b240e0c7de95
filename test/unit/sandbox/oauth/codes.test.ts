import { apps } from '../../../../src/sandbox/oauth/apps';
import { createCodes } from '../../../../src/sandbox/oauth/codes';
import { Problem } from '../../../../src/sandbox/problem';

const app = apps[0]!;
const other = apps[1]!;
const redirectUri = 'https://addin.example/oauth/callback';

function codesAt() {
  const clock = { now: Date.UTC(2026, 10, 22) };
  return { clock, codes: createCodes(() => clock.now) };
}

/** What a refusal says. */
function refusal(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Problem) return error.body.message;
    throw error;
  }
  return undefined;
}

test('a code gives its user once', () => {
  const { codes } = codesAt();
  const code = codes.issue({ app, user: 11, redirectUri });
  expect(codes.redeem(code, app, redirectUri)).toBe(11);
  expect(refusal(() => codes.redeem(code, app, redirectUri))).toBe(
    'Invalid grant: authorization_code is invalid',
  );
});

test('a code lives for five minutes', () => {
  const { codes, clock } = codesAt();
  const [early, late] = [1, 2].map(() => codes.issue({ app, user: 11, redirectUri }));
  clock.now += 299_999;
  expect(codes.redeem(early!, app, redirectUri)).toBe(11);
  clock.now += 1;
  expect(refusal(() => codes.redeem(late!, app, redirectUri))).toBe(
    'Invalid grant: authorization_code has expired',
  );
});

test.each([
  ['another app', other, redirectUri, 'Invalid grant: authorization_code is invalid'],
  ['another callback', app, `${redirectUri}/`, 'Invalid request: redirect_uri is invalid'],
  ['no callback', app, '', 'Invalid request: redirect_uri is not a valid URI'],
])('a code is no use to %s, and stays good for its owner', (_, asking, callback, message) => {
  const { codes } = codesAt();
  const code = codes.issue({ app, user: 11, redirectUri });
  expect(refusal(() => codes.redeem(code, asking, callback))).toBe(message);
  expect(codes.redeem(code, app, redirectUri)).toBe(11);
});
