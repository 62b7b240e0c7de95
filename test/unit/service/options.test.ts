import { serviceOptions } from '../../../src/service/options';

test('everything has a default', () => {
  expect(serviceOptions({}, 'dist')).toEqual({
    port: 3000,
    pipedriveBaseUrl: 'https://{company}.pipedrive.com',
    oauthUrl: 'https://oauth.pipedrive.com',
    requestsPerSecond: 50,
    proxies: 0,
    dataDir: 'data',
    paneDir: 'dist',
  });
});

test('what the operator sets is taken', () => {
  const environment = {
    PORT: '8080',
    ADDIN_ORIGIN: 'https://addin.example',
    PIPEDRIVE_BASE_URL: 'http://localhost:3001',
    PIPEDRIVE_OAUTH_URL: 'http://localhost:3001/',
    OAUTH_CLIENT_ID: 'id',
    OAUTH_CLIENT_SECRET: 'secret',
    DATABASE_URL: 'postgres://localhost/addin',
    DATA_DIR: '/var/lib/addin',
    RATE_LIMIT: '7',
    PROXIES: '1',
  };
  expect(serviceOptions(environment, 'dist')).toEqual({
    port: 8080,
    origin: 'https://addin.example',
    pipedriveBaseUrl: 'http://localhost:3001',
    oauthUrl: 'http://localhost:3001',
    oauthApp: { clientId: 'id', clientSecret: 'secret' },
    databaseUrl: 'postgres://localhost/addin',
    dataDir: '/var/lib/addin',
    requestsPerSecond: 7,
    proxies: 1,
    paneDir: 'dist',
  });
});

test.each([
  [{ PORT: 'x' }, 'PORT must be a number from 0 to 65535, not x.'],
  [{ PORT: '' }, 'PORT must be a number from 0 to 65535, not .'],
  [{ ADDIN_ORIGIN: 'https://a.example/path' }, 'ADDIN_ORIGIN must be an origin'],
  [{ PIPEDRIVE_BASE_URL: 'nowhere' }, 'PIPEDRIVE_BASE_URL must be an address, not nowhere.'],
  [{ PIPEDRIVE_OAUTH_URL: 'file:///etc' }, 'PIPEDRIVE_OAUTH_URL must be an address'],
  [{ RATE_LIMIT: '0' }, 'RATE_LIMIT must be a number from 1'],
  [{ PROXIES: '-1' }, 'PROXIES must be a number from 0'],
])('a wrong setting is named: %j', (environment, sentence) => {
  expect(() => serviceOptions(environment, 'dist')).toThrow(sentence);
});

test.each([
  [{ DATABASE_URL: 'mysql://me:pa55word@localhost' }, 'DATABASE_URL must begin with postgres://'],
  [{ OAUTH_CLIENT_SECRET: 'pa55word' }, 'OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET must be set'],
])('a wrong setting that may hold a password is not repeated: %j', (environment, sentence) => {
  const read = () => serviceOptions(environment, 'dist');
  expect(read).toThrow(sentence);
  expect(read).not.toThrow('pa55word');
});
