import { createLanguage } from '../../../../src/taskpane/language';
import { cellText } from '../../../../src/taskpane/get-data/cell-text';

const language = createLanguage('en-GB', 'Europe/Berlin');
const show = (
  type: Parameters<typeof cellText>[0]['type'],
  value: string | number | boolean | null,
) => cellText({ type }, 'Europe/Berlin', language)(value);

test.each([
  ['money', 112000, '112,000.00'],
  ['number', 1234.5, '1,234.5'],
  ['integer', 1234567, '1234567'],
  ['boolean', true, 'TRUE'],
  ['date', '2026-12-04', '2026-12-04'],
  ['datetime', '2026-07-01T22:30:00Z', '2026-07-02 00:30'],
  ['datetime', '2026-11-22T07:14:32Z', '2026-11-22 08:14'],
  ['text', '=SUM(A1)', '=SUM(A1)'],
  ['text', null, ''],
] as const)('a %s of %j is shown as %s', (type, value, text) => {
  expect(show(type, value)).toBe(text);
});
