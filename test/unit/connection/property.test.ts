import { nearestProperty, properties, propertyEntry } from '../../../src/connection/property';

const labels = (group: string) =>
  properties.filter((entry) => entry.group === group).map(({ label }) => label);

test('the form shows the properties of a connection under their names in words', () => {
  expect(labels('common')).toEqual(['Auth Scheme', 'API Token', 'Company Domain']);
  expect(labels('oauth')).toEqual([
    'Initiate OAuth',
    'OAuth Client Id',
    'OAuth Client Secret',
    'Callback URL',
    'OAuth Settings Location',
  ]);
  expect(labels('advanced')).toEqual([
    'OAuth Access Token',
    'OAuth Refresh Token',
    'OAuth Verifier',
    'OAuth Expires In',
    'OAuth Token Timestamp',
    'Timeout',
    'Pagesize',
    'Max Rows',
    'Readonly',
    'Include Custom Fields',
    'Include Archived',
    'Include Deleted',
    'Daily Token Reserve',
    'Pseudo Columns',
    'User Defined Views',
    'Tables',
    'Views',
    'Browsable Schemas',
    'Verbosity',
    'Other',
  ]);
});

test.each(['SSL Server Cert', 'Firewall Type', 'Proxy SSL Type', 'Use Connection Pooling', 'RTK'])(
  'the driver property %s is listed as handled by the browser',
  (label) => expect(labels('browser')).toContain(label),
);

test.each(['APIToken', 'apitoken', 'API Token', ' api token '])(
  'a property is found under %p',
  (name) => expect(propertyEntry(name)?.name).toBe('APIToken'),
);

test.each(['Token', 'constructor', '__proto__', ''])('%p is no property', (name) =>
  expect(propertyEntry(name)).toBeUndefined(),
);

test.each([
  ['APITokn', 'APIToken'],
  ['api_token', 'APIToken'],
  ['CompanyDomian', 'CompanyDomain'],
  ['MaxRow', 'MaxRows'],
  ['Page Size', 'Pagesize'],
  ['Elephant', undefined],
])('the property nearest to %p is %p', (name, expected) =>
  expect(nearestProperty(name)).toBe(expected),
);

test('every property has a sentence of help', () => {
  for (const { name, help } of properties)
    expect([name, help]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
});

test('every choice holds its default, and a label for each value where it has labels', () => {
  for (const { kind, choices = [], choiceLabels, fallback } of properties) {
    if (kind !== 'choice') continue;
    expect(choices).toContain(fallback);
    expect((choiceLabels ?? choices).length).toBe(choices.length);
  }
});

test.each(properties.filter(({ name }) => /Token$|Secret|Password|Verifier|RTK/.test(name)))(
  '$name is a secret',
  ({ kind }) => expect(kind).toBe('secret'),
);
