import fc from 'fast-check';
import { blankedForm, RequestLog } from '../../../../src/sandbox/gate/request-log';
import { createTokens } from '../../../../src/sandbox/gate/tokens';
import { apps } from '../../../../src/sandbox/oauth/apps';
import { createCodes } from '../../../../src/sandbox/oauth/codes';

const now = () => Date.UTC(2026, 10, 22);
const app = apps[0]!;
const grant = createTokens([11], now).issue(11, app);
const code = createCodes(now).issue({ app, user: 11, redirectUri: 'https://addin.example/' });
const secrets = [
  grant.access_token,
  grant.refresh_token,
  code,
  'sandbox-token',
  'sandbox-token-12000038',
  'sandbox-secret',
  'sandbox-limited-secret',
];

test('no credential is kept, wherever in path and parameters it stands', () => {
  const anything = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...secrets), anything, anything, (secret, name, before) => {
      const log = new RequestLog();
      const query = new URLSearchParams([[name, `${before} ${secret}`]]);
      const entry = log.open('GET', `/v1/${encodeURIComponent(secret)}`, query);
      log.open('GET', `/v1/${secret}`, query);
      entry.form = blankedForm(query);
      const kept = JSON.stringify(log.list());
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(encodeURIComponent(secret));
    }),
  );
});

test('what is known as secret by name is blanked whatever it holds', () => {
  const form = new URLSearchParams('grant_type=refresh_token&refresh_token=x&client_secret=y');
  expect(blankedForm(form)).toEqual({
    grant_type: 'refresh_token',
    refresh_token: '***',
    client_secret: '***',
  });
});

test('keys of custom fields and ids stay readable', () => {
  const log = new RequestLog();
  const path = `/api/v2/dealFields/${'0123456789'.repeat(4)}/options`;
  log.open('GET', path, new URLSearchParams({ client_id: 'sandbox-client' }));
  expect(log.list()).toMatchObject([{ path, query: { client_id: 'sandbox-client' } }]);
});
