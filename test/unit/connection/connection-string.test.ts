import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  formatConnectionString,
  parseConnectionString,
} from '../../../src/connection/connection-string';
import type { Properties } from '../../../src/connection/profile';
import { canonicalProperties } from '../../../src/connection/profile';
import { properties as entries } from '../../../src/connection/property';
import type { AppError } from '../../../src/core/error';
import { isAppError } from '../../../src/core/error';

function failure(text: string): AppError {
  try {
    parseConnectionString(text);
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('reading', () => {
  test.each<[string, Properties]>([
    ['', {}],
    [' ; ;', {}],
    ['APIToken=abc;CompanyDomain=acme;', { APIToken: 'abc', CompanyDomain: 'acme' }],
    ['APIToken=abc;CompanyDomain=acme', { APIToken: 'abc', CompanyDomain: 'acme' }],
    [' apitoken = abc ;\r\n COMPANYDOMAIN = acme ', { APIToken: 'abc', CompanyDomain: 'acme' }],
    ['API Token=abc', { APIToken: 'abc' }],
    ['Other="a;b"', { Other: 'a;b' }],
    ["Other='a;b'", { Other: 'a;b' }],
    ['Other={a;b}', { Other: 'a;b' }],
    ['Other="say ""hi"""', { Other: 'say "hi"' }],
    ["Other='it''s'", { Other: "it's" }],
    ['Other={a}}b}', { Other: 'a}b' }],
    ['Other="it\'s {here}"', { Other: "it's {here}" }],
    ['Other=it\'s 5" wide', { Other: 'it\'s 5" wide' }],
    ['Other=" edges "', { Other: ' edges ' }],
    ['Other=  edges  ', { Other: 'edges' }],
    ['Other="a=1;b=2" ; Timeout=5', { Other: 'a=1;b=2', Timeout: '5' }],
    ['APIToken=YWJj==;', { APIToken: 'YWJj==' }],
    ['Other="";Timeout=', {}],
    ['CompanyDomain=https://acme.pipedrive.com/', { CompanyDomain: 'acme' }],
    ['Timeout=60;AuthScheme=basic', {}],
    ['Timeout=long', { Timeout: 'long' }],
    ['jdbc:pipedrive:Timeout=5', { Timeout: '5' }],
    [' JDBC:Pipedrive: Timeout=5', { Timeout: '5' }],
    ['Driver={CData ODBC Driver for Pipedrive};Timeout=5', { Timeout: '5' }],
    ['driver={a;b=c}}d};Timeout=5', { Timeout: '5' }],
    [
      'FirewallType=SOCKS5;UseConnectionPooling=true',
      { FirewallType: 'SOCKS5', UseConnectionPooling: 'true' },
    ],
  ])('%p', (text, expected) => expect(parseConnectionString(text)).toEqual(expected));

  test.each([
    ['Timeout', 1, 'a property name and an equals sign are expected'],
    ['Timeout=5;abc', 11, 'a property name and an equals sign are expected'],
    ['Timeout=5; =5', 12, 'a property name is expected before the equals sign'],
    ['Other="a;b', 7, 'the closing " is missing'],
    ["Other='a''", 7, "the closing ' is missing"],
    ['Other={a', 7, 'the closing } is missing'],
    ['Other="a"b;', 10, 'a semicolon is expected after the closing "'],
    ['Other={a}b', 10, 'a semicolon is expected after the closing }'],
    ['Timeout=5;TIMEOUT=6', 11, 'Timeout is given twice'],
  ])('%p is refused with the place and what is expected there', (text, position, expected) => {
    expect(failure(text)).toMatchObject({
      code: 'connection-string-invalid',
      details: { position, expected },
    });
  });

  test.each([
    ['ApiTokn=abc', 'There is no property called ApiTokn. Did you mean APIToken?'],
    [
      'Elephant=1',
      'There is no property called Elephant. Remove it, or look it up under Advanced.',
    ],
  ])('%p names the unknown property', (text, message) => {
    expect(failure(text)).toMatchObject({ code: 'property-unknown', message });
  });

  test.each([
    'APIToken="s3cr3tvalue',
    'APIToken="s3cr3tvalue"x',
    'APIToken=s3cr3tvalue;APIToken=s3cr3tvalue',
    's3cr3tvalue',
    's3cr3tvalue==',
    `${'s3cr3tvalue'.repeat(4)}=`,
  ])('the error of %p does not repeat the secret', (text) => {
    const { message, details } = failure(text);
    expect(message + JSON.stringify(details)).not.toContain('s3cr3t');
  });

  test('any text gives properties or one of the two errors', () => {
    const codes = ['connection-string-invalid', 'property-unknown'];
    const piece = fc.constantFrom('Timeout', 'Other', 'Driver', 'x', ...'=;"\'{} \n');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          parseConnectionString(pieces.join(''));
        } catch (error) {
          return codes.includes((error as AppError).code);
        }
        return true;
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('writing', () => {
  test('names and values stand in their own spelling, in the order of the form', () => {
    expect(
      formatConnectionString({ Timeout: '5', CompanyDomain: 'ACME', APIToken: 'abc' }, 'include'),
    ).toBe('AuthScheme=Basic;APIToken=abc;CompanyDomain=acme;Timeout=5;');
  });

  test('the scheme and the initiation are stated even at their defaults', () => {
    expect(formatConnectionString({}, 'include')).toBe('AuthScheme=Basic;');
    expect(formatConnectionString({ AuthScheme: 'OAuth', DailyTokenReserve: '5000' }, 'mask')).toBe(
      'AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;DailyTokenReserve=5000;',
    );
  });

  test.each([
    ['plain', 'plain'],
    ['a;b', '"a;b"'],
    ['a=b', '"a=b"'],
    [' a', '" a"'],
    ['a\u00a0', '"a\u00a0"'],
    ['say "hi"', '"say ""hi"""'],
    ['"', '""""'],
    ["'a'", '"\'a\'"'],
    ['{a}', '"{a}"'],
    ['a"b', 'a"b'],
  ])('the value %p is written %s', (Other, written) => {
    expect(formatConnectionString({ Other }, 'include')).toBe(`AuthScheme=Basic;Other=${written};`);
  });

  test('a secret is masked with eight asterisks, whatever its length', () => {
    expect(formatConnectionString({ APIToken: 'abc', ProxyPassword: 'x'.repeat(40) }, 'mask')).toBe(
      'AuthScheme=Basic;APIToken=********;ProxyPassword=********;',
    );
  });

  test('secrets can be left out', () => {
    expect(formatConnectionString({ APIToken: 'abc', CompanyDomain: 'acme' }, 'omit')).toBe(
      'AuthScheme=Basic;CompanyDomain=acme;',
    );
  });
});

describe('editing', () => {
  const stored: Properties = { APIToken: 'abc', CompanyDomain: 'acme', Timeout: '5' };

  test('a masked secret keeps the stored one', () => {
    expect(parseConnectionString('APIToken=********;CompanyDomain=other', stored)).toEqual({
      APIToken: 'abc',
      CompanyDomain: 'other',
    });
  });

  test('a new secret replaces the stored one', () => {
    expect(parseConnectionString('APIToken=new', stored)).toEqual({ APIToken: 'new' });
  });

  test('a removed secret is gone', () => {
    expect(parseConnectionString('CompanyDomain=acme', stored)).toEqual({ CompanyDomain: 'acme' });
  });

  test('a mask with nothing stored is no secret', () => {
    expect(parseConnectionString('APIToken=********')).toEqual({});
  });

  test('asterisks are a mask in secrets alone', () => {
    expect(parseConnectionString('Other=********', { Other: 'x' })).toEqual({ Other: '********' });
  });
});

describe('round trips', () => {
  const awkward = fc
    .array(fc.constantFrom(...';="\'{} \na*', 'jdbc:pipedrive:', 'Driver='))
    .map((pieces) => pieces.join(''));
  const value = fc.oneof(
    awkward,
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.constantFrom('TRUE', 'OAuth', '********'),
  );
  const anyProperties = fc
    .dictionary(fc.constantFrom(...entries.map(({ name }) => name)), value)
    .map(canonicalProperties);

  test('what is written is read back unchanged', () => {
    fc.assert(
      fc.property(anyProperties, (properties) => {
        const written = formatConnectionString(properties, 'include');
        return isDeepStrictEqual(parseConnectionString(written), properties);
      }),
      { numRuns: 10_000 },
    );
  });

  test('a masked string, read over the properties it came from, changes nothing', () => {
    fc.assert(
      fc.property(anyProperties, (properties) => {
        const masked = formatConnectionString(properties, 'mask');
        return isDeepStrictEqual(parseConnectionString(masked, properties), properties);
      }),
      { numRuns: 10_000 },
    );
  });

  test('a masked string and one without secrets hold none', () => {
    const secret = fc.stringMatching(/^[0-9a-f]{20,40}$/);
    const secrets = entries.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...secrets), secret), (properties) => {
        const shown = (['mask', 'omit'] as const).map((mode) =>
          formatConnectionString(properties, mode),
        );
        for (const hidden of Object.values(properties)) expect(shown.join()).not.toContain(hidden);
      }),
    );
  });
});
