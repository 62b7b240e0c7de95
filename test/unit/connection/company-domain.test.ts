import { bareDomain, domainError } from '../../../src/connection/company-domain';

test.each([
  'acme',
  ' Acme ',
  'acme.pipedrive.com',
  'ACME.PIPEDRIVE.COM',
  'https://acme.pipedrive.com',
  'http://acme.pipedrive.com/',
  'https://acme.pipedrive.com/pipeline/1?user=2#top',
  'acme.pipedrive.com:443',
])('%p names the company acme', (text) => {
  expect(bareDomain(text)).toBe('acme');
  expect(domainError(text)).toBeUndefined();
});

test.each(['alder-finch', '3m', 'a', 'x'.repeat(63)])('%p is a company as it is', (text) =>
  expect(bareDomain(text)).toBe(text),
);

const hint = 'Enter the first part of your Pipedrive address, such as alderfinch.';

test.each([
  ['alder finch', 'A domain has no spaces'],
  ['https://alder finch.pipedrive.com', 'A domain has no spaces'],
  ['alder_finch', 'A domain has only letters, digits and hyphens'],
  ['müller', 'A domain has only letters, digits and hyphens'],
  ['-acme', 'A domain has only letters, digits and hyphens'],
  ['x'.repeat(64), 'A domain has only letters, digits and hyphens'],
  ['user@acme.pipedrive.com', 'A domain has only letters, digits and hyphens'],
  ['acme.example.com', 'acme.example.com is not the address of a company'],
  ['https://app.pipedrive.com/', 'app.pipedrive.com is not the address of a company'],
  ['pipedrive.com', 'pipedrive.com is not the address of a company'],
  ['acme.pipedrive.com.example', 'acme.pipedrive.com.example is not the address of a company'],
  ['https://', 'A domain has only letters, digits and hyphens'],
])('%p is refused: %s', (text, reason) => {
  expect(bareDomain(text)).toBeUndefined();
  expect(domainError(text)?.message).toBe(`${reason}. ${hint}`);
});
