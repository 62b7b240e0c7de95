import { companyOf } from '../../../../src/taskpane/connections/company-of';

test.each([
  ['https://acme.pipedrive.com', 'acme'],
  ['http://sandbox.localhost:3001', 'sandbox'],
  ['https://api.pipedrive.com', undefined],
  ['not an address', undefined],
  [undefined, undefined],
])('the company of %s is %s', (apiDomain, company) => {
  expect(companyOf(apiDomain)).toBe(company);
});
