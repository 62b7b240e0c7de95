import { AppError } from '../../../../src/core/error';
import { failedText, remediesFor } from '../../../../src/taskpane/workbook/failed-text';

test('a failure says what the table holds, once', () => {
  const network = new AppError('network-down');
  expect(failedText(network, false)).toBe(
    'Not refreshed: Pipedrive cannot be reached. Check the internet connection, then try again. The table holds the old rows.',
  );
  const blocked = failedText(new AppError('table-blocked', { table: 'Deals' }), true);
  expect(blocked).toMatch(/^Not changed: /);
  expect(blocked.match(/holds the old rows/g)).toHaveLength(1);
});

test.each([
  ['token-rejected', ['edit-connection']],
  ['sign-in-again', ['sign-in']],
  ['connection-missing', ['choose-connection']],
  ['company-changed', ['choose-connection', 'full-refresh']],
  ['snapshot-damaged', ['full-refresh']],
  ['table-missing', ['remove']],
  ['key-column-missing', ['edit-query']],
  ['network-down', []],
] as const)('%s is repaired by %j', (code, remedies) => {
  expect(remediesFor(code)).toEqual(remedies);
});
