import { propertyEntry } from '../../../../src/connection/property';
import {
  advancedEntries,
  advancedSummary,
  browserHandled,
  draftErrors,
  emptyDraft,
  isChanged,
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

test('a connection with OAuth cannot be saved yet, and the sentence says so', () => {
  const errors = draftErrors(withValue(draft, 'AuthScheme', 'oauth'), []);
  expect(errors.get('AuthScheme')).toContain('not available yet');
});

test('the summary of Advanced counts what is not at its default', () => {
  const total = advancedEntries.length;
  expect(advancedSummary(draft.properties)).toBe(`${total} properties`);
  expect(advancedSummary({ Timeout: '60', Pagesize: '100' })).toBe(`1 of ${total} changed`);
});

test('every advanced property has a field of its own', () => {
  const names = advancedEntries.map(({ name }) => name);
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
