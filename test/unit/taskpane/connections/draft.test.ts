import { propertyEntry } from '../../../../src/connection/property';
import {
  advancedEntries,
  advancedSummary,
  browserHandled,
  emptyDraft,
  isChanged,
  leadingEntries,
  shownValue,
  withValue,
} from '../../../../src/taskpane/connections/draft';

const draft = {
  id: '1',
  name: 'Sales',
  properties: { APIToken: 'secret-token', CompanyDomain: 'acme' },
};

test('a field shows its default until something is typed, and stays empty when emptied', () => {
  const timeout = propertyEntry('Timeout');
  expect(shownValue(emptyDraft, timeout)).toBe('60');
  expect(shownValue(withValue(emptyDraft, 'Timeout', ''), timeout)).toBe('');
});

test('typing a default or the same text in another spelling is no change', () => {
  expect(isChanged(withValue(draft, 'Timeout', '60'), draft)).toBe(false);
  expect(isChanged(withValue(draft, 'CompanyDomain', 'https://acme.pipedrive.com/'), draft)).toBe(
    false,
  );
  expect(isChanged({ ...draft, name: 'Sales ' }, draft)).toBe(false);
  expect(isChanged(withValue(draft, 'Timeout', '30'), draft)).toBe(true);
});

test('with OAuth the form asks for what a sign-in needs, and the company moves to Advanced', () => {
  const oauth = withValue(draft, 'AuthScheme', 'oauth');
  const leading = leadingEntries(oauth).map(({ name }) => name);
  expect(leading).toContain('OAuthClientId');
  expect(leading).not.toContain('APIToken');
  expect(advancedEntries(oauth).map(({ name }) => name)).toContain('CompanyDomain');
  expect(advancedEntries(draft).map(({ name }) => name)).not.toContain('CompanyDomain');
});

test('the callback shown is the one of the service until another is typed', () => {
  const entry = propertyEntry('CallbackURL');
  const defaults = { CallbackURL: 'https://addin.example/oauth/callback' };
  expect(shownValue(emptyDraft, entry, defaults)).toBe(defaults.CallbackURL);
  expect(shownValue(withValue(emptyDraft, 'CallbackURL', ''), entry, defaults)).toBe('');
});

test('the summary of Advanced counts what is not at its default', () => {
  const total = advancedEntries(draft).length;
  expect(advancedSummary(draft)).toBe(`${total} properties`);
  expect(advancedSummary({ ...draft, properties: { Timeout: '60', Pagesize: '100' } })).toBe(
    `1 of ${total} changed`,
  );
});

test('every advanced property has a field of its own', () => {
  const names = advancedEntries(draft).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['Timeout', 'Readonly', 'Other', 'OAuthVerifier']));
});

test('properties of desktop drivers are listed, their secrets masked', () => {
  const listed = browserHandled({ ProxyServer: 'proxy.local', ProxyPassword: 'hunter2' });
  expect(listed.map(({ label, value }) => [label, value])).toEqual([
    ['Proxy Server', 'proxy.local'],
    ['Proxy Password', '********'],
  ]);
});
