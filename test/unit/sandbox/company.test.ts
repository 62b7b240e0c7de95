import { isKnownHost } from '../../../src/sandbox/company';

test.each([
  ['localhost:3001', true],
  ['127.0.0.1', true],
  ['sandbox.localhost:3001', true],
  ['sandbox.pipedrive.com', true],
  ['SANDBOX.pipedrive.com', true],
  ['api.pipedrive.com', true],
  ['acme.pipedrive.com', false],
  ['acme.localhost:3001', false],
  ['x.sandbox.pipedrive.com', false],
])('%s is the company: %s', (host, known) => {
  expect(isKnownHost(host)).toBe(known);
});
