import type { Properties } from '../../../src/connection/profile';
import {
  canonicalProperties,
  propertyErrors,
  propertyValue,
  validateProfile,
} from '../../../src/connection/profile';
import type { PropertyName } from '../../../src/connection/property';

const basic: Properties = { APIToken: 'token', CompanyDomain: 'acme' };
const oauth: Properties = { AuthScheme: 'OAuth' };
const profile = (name: string, properties: Properties = basic, id = '') => ({
  id,
  name,
  properties,
});
const sentence = (name: PropertyName, value: string) =>
  propertyErrors({ ...basic, [name]: value }).get(name)?.message;

describe('names', () => {
  const others = [profile('Sales', basic, '1'), profile('Élan', basic, '2')];

  test('a profile with a name of its own can be saved', () => {
    expect(validateProfile(profile('Ops'), others)).toEqual(new Map());
  });

  test.each(['', '  '])('the name %p is missing', (name) =>
    expect(validateProfile(profile(name), others).get('Name')).toBe('Give the connection a name.'),
  );

  test.each(['Sales', 'SALES', ' sales ', 'e\u0301lan'])('the name %p is taken', (name) =>
    expect(validateProfile(profile(name), others).get('Name')).toBe(
      `There is already a connection called ${name.trim()}. Choose another name.`,
    ),
  );

  test('a profile may keep its own name', () => {
    expect(validateProfile(profile('SALES', basic, '1'), others)).toEqual(new Map());
  });
});

describe('what a connection needs', () => {
  test('Basic needs an API token and a company domain', () => {
    expect([...validateProfile(profile('Ops', {}), [])]).toEqual([
      ['APIToken', 'Enter the API Token.'],
      ['CompanyDomain', 'Enter the Company Domain.'],
    ]);
  });

  test.each(['', '   ', '********'])('%p is no API token', (APIToken) =>
    expect([...propertyErrors({ ...basic, APIToken }).keys()]).toEqual(['APIToken']),
  );

  test('OAuth needs nothing: the sign-in tells the rest', () => {
    expect(propertyErrors(oauth)).toEqual(new Map());
  });

  test('OAuth without initiation needs an access token', () => {
    const off: Properties = { ...oauth, InitiateOAuth: 'OFF' };
    expect([...propertyErrors(off).keys()]).toEqual(['OAuthAccessToken']);
    expect(propertyErrors({ ...off, OAuthAccessToken: 'token' })).toEqual(new Map());
  });
});

describe('values', () => {
  test.each<[PropertyName, string]>([
    ['Pagesize', '1'],
    ['Pagesize', ' 500 '],
    ['Timeout', '0'],
    ['Timeout', '86400'],
    ['MaxRows', '-1'],
    ['MaxRows', '1000000'],
    ['DailyTokenReserve', '0'],
    ['Verbosity', '5'],
    ['Readonly', 'TRUE'],
    ['AuthScheme', 'basic'],
    ['InitiateOAuth', 'refresh'],
    ['OAuthSettingsLocation', 'roaming'],
    ['OAuthSettingsLocation', '/home/ada/OAuthSettings.txt'],
    ['CallbackURL', 'https://pane.example/oauth/callback'],
    ['CallbackURL', 'http://localhost:33333/oauth/callback'],
    ['ProxyPort', 'any value'],
    ['FirewallPassword', 'pass word'],
  ])('%s takes %p', (name, value) => expect(sentence(name, value)).toBeUndefined());

  test.each<[PropertyName, string, string]>([
    ['Pagesize', '0', 'Pagesize is a whole number from 1 to 500.'],
    ['Pagesize', '501', 'Pagesize is a whole number from 1 to 500.'],
    ['Pagesize', '1.5', 'Pagesize is a whole number from 1 to 500.'],
    ['Timeout', '-1', 'Timeout is a whole number from 0 to 86400.'],
    ['Timeout', 'long', 'Timeout is a whole number from 0 to 86400.'],
    ['MaxRows', '-2', 'Max Rows is a whole number of at least -1.'],
    ['MaxRows', '9'.repeat(16), 'Max Rows is a whole number of at least -1.'],
    ['DailyTokenReserve', '-1', 'Daily Token Reserve is a whole number of at least 0.'],
    ['Verbosity', '6', 'Verbosity is a whole number from 1 to 5.'],
    ['Readonly', 'yes', 'Readonly is true or false.'],
    ['AuthScheme', 'Digest', 'Auth Scheme is one of Basic, OAuth.'],
    ['InitiateOAuth', 'ON', 'Initiate OAuth is one of GETANDREFRESH, REFRESH, OFF.'],
    ['CallbackURL', 'pane.example', 'Callback URL is a full address that starts with https://.'],
    [
      'CallbackURL',
      'http://pane.example',
      'Callback URL is a full address that starts with https://.',
    ],
    ['APIToken', 'to ken', 'API Token has only letters, digits and signs, without spaces.'],
    ['APIToken', 'tøken', 'API Token has only letters, digits and signs, without spaces.'],
    [
      'CompanyDomain',
      'alder finch',
      'A domain has no spaces. Enter the first part of your Pipedrive address, such as alderfinch.',
    ],
  ])('%s refuses %p', (name, value, expected) => expect(sentence(name, value)).toBe(expected));

  test('an error never repeats a secret', () => {
    expect(sentence('APIToken', 'my secret')).not.toContain('secret');
  });
});

describe('the canonical form', () => {
  test('spells values in one way', () => {
    expect(
      canonicalProperties({
        AuthScheme: 'OAUTH',
        CompanyDomain: 'https://Acme.pipedrive.com/',
        APIToken: ' token\n',
        Readonly: 'True',
        Pagesize: ' 0100',
        OAuthSettingsLocation: 'MEMORY',
        Other: ' word for word ',
      }),
    ).toEqual({
      AuthScheme: 'OAuth',
      CompanyDomain: 'acme',
      APIToken: 'token',
      Readonly: 'true',
      Pagesize: '100',
      OAuthSettingsLocation: 'memory',
      Other: ' word for word ',
    });
  });

  test('leaves out defaults, empty values and masks', () => {
    expect(
      canonicalProperties({
        AuthScheme: 'basic',
        APIToken: '********',
        Timeout: '60',
        Pagesize: '',
        IncludeCustomFields: 'TRUE',
      }),
    ).toEqual({});
  });

  test('keeps what cannot be understood, for its message to stand beside it', () => {
    const odd: Properties = { Timeout: 'long', CompanyDomain: 'alder finch', AuthScheme: 'Digest' };
    expect(canonicalProperties(odd)).toEqual(odd);
  });
});

test('a property without a value has its default', () => {
  expect(propertyValue({}, 'Timeout')).toBe('60');
  expect(propertyValue({ Timeout: '' }, 'Timeout')).toBe('60');
  expect(propertyValue({ Timeout: '0' }, 'Timeout')).toBe('0');
});
