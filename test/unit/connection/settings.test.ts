import { connectionSettings } from '../../../src/connection/settings';

const basic = { APIToken: 'token', CompanyDomain: 'https://acme.pipedrive.com/' };

test('a connection with nothing but its token has the documented defaults', () => {
  expect(connectionSettings({ name: ' Ops ', properties: basic })).toEqual({
    name: 'Ops',
    authScheme: 'Basic',
    apiToken: 'token',
    companyDomain: 'acme',
    oauth: {
      initiate: 'GETANDREFRESH',
      clientId: '',
      clientSecret: '',
      callbackUrl: '',
      accessToken: '',
      refreshToken: '',
      verifier: '',
      expiresInSeconds: 0,
      tokenTimestamp: 0,
      settingsLocation: 'device',
    },
    timeoutMs: 60_000,
    pageSize: 500,
    maxRows: -1,
    readonly: false,
    includeCustomFields: true,
    includeArchived: false,
    includeDeleted: false,
    dailyTokenReserve: 0,
    pseudoColumns: [],
    userDefinedViews: '',
    tables: [],
    views: [],
    browsableSchemas: [],
    verbosity: 1,
    other: '',
  });
});

test('every property arrives in its type', () => {
  const settings = connectionSettings({
    name: '',
    properties: {
      AuthScheme: 'oauth',
      InitiateOAuth: 'refresh',
      OAuthClientId: 'id',
      OAuthExpiresIn: '3599',
      OAuthTokenTimestamp: '1763830000000',
      Timeout: '5',
      Pagesize: '100',
      MaxRows: '10',
      Readonly: 'TRUE',
      IncludeCustomFields: 'False',
      DailyTokenReserve: '5000',
      Tables: 'Deals, Persons,',
      Verbosity: '3',
    },
  });
  expect(settings).toMatchObject({
    authScheme: 'OAuth',
    companyDomain: '',
    oauth: {
      initiate: 'REFRESH',
      clientId: 'id',
      expiresInSeconds: 3599,
      tokenTimestamp: 1_763_830_000_000,
    },
    timeoutMs: 5000,
    pageSize: 100,
    maxRows: 10,
    readonly: true,
    includeCustomFields: false,
    dailyTokenReserve: 5000,
    tables: ['Deals', 'Persons'],
    verbosity: 3,
  });
});

test.each([
  ['property-required', { CompanyDomain: 'acme' }],
  ['property-required', { ...basic, APIToken: '********' }],
  ['property-invalid', { ...basic, Pagesize: '501' }],
  ['company-domain-invalid', { ...basic, CompanyDomain: 'alder finch' }],
])('there are no settings of half a connection: %s', (code, properties) => {
  expect(() => connectionSettings({ name: 'Ops', properties })).toThrow(
    expect.objectContaining({ code }),
  );
});
