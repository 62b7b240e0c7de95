import { apps, createAppRegistry } from '../../../../src/sandbox/oauth/apps';
import { authenticatedApp } from '../../../../src/sandbox/oauth/client';

const registry = createAppRegistry('https://addin.example/oauth/callback');
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const asked = (authorization: string | undefined, form: Record<string, string> = {}) =>
  authenticatedApp(authorization, new URLSearchParams(form), registry);
const refused = (message: string) =>
  expect.objectContaining({ status: 400, body: expect.objectContaining({ message }) });

test('an app speaks for itself in the header or in the body', () => {
  expect(asked(basic('sandbox-client:sandbox-secret'))).toBe(apps[0]);
  expect(
    asked(undefined, { client_id: 'sandbox-limited', client_secret: 'sandbox-limited-secret' }),
  ).toBe(apps[1]);
});

test.each([
  ['a wrong secret', basic('sandbox-client:guessed'), {}],
  ['the secret of another app', basic('sandbox-client:sandbox-limited-secret'), {}],
  ['an unknown app', undefined, { client_id: 'other', client_secret: 'sandbox-secret' }],
])('%s is an invalid client', (_, authorization, form: Record<string, string>) => {
  expect(() => asked(authorization, form)).toThrow(refused('Invalid client: client is invalid'));
});

test.each([
  ['nothing', undefined, {}],
  ['an id alone', undefined, { client_id: 'sandbox-client' }],
  ['another scheme', 'Bearer abc', { client_id: 'sandbox-client', client_secret: 'x' }],
  ['a header without colon', basic('sandbox-client'), {}],
  ['a header without secret', basic('sandbox-client:'), {}],
])('%s is no credentials', (_, authorization, form: Record<string, string>) => {
  expect(() => asked(authorization, form)).toThrow(
    refused('Invalid client: cannot retrieve client credentials'),
  );
});
