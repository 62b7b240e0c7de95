import fc from 'fast-check';
import { freeSheetName, freeTableName, tableName } from '../../../src/workbook/table-name';

test.each([
  ['Deals', 'Deals'],
  ['Open deals, EMEA', 'Open_deals_EMEA'],
  ['2026 plan', '_2026_plan'],
  ['A1', '_A1'],
  ['R1C1', '_R1C1'],
  ['Größe', 'Größe'],
])('%s becomes the table name %s', (wanted, name) => expect(tableName(wanted)).toBe(name));

test('a taken name gets a number, whatever the case', () => {
  expect(freeTableName('Deals', ['DEALS', 'deals_2'])).toBe('Deals_3');
  expect(freeSheetName('Deals', ['deals'])).toBe('Deals (2)');
});

test.each([" ' ", "'Q1' 'Q2'", `${'x'.repeat(30)}'rest`])(
  'the sheet name of %j has no quote at an end',
  (wanted) => expect(freeSheetName(wanted, [])).not.toMatch(/^['\s]|['\s]$/),
);

test('the name that Excel keeps to itself gets a number', () => {
  expect(freeSheetName('history', [])).toBe('history (2)');
});

test('a free name is never one that is taken, and always one that Excel accepts', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (wanted, taken) => {
      const table = freeTableName(wanted, taken);
      expect(taken.map((name) => name.toLowerCase())).not.toContain(table.toLowerCase());
      expect(table).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
      const sheet = freeSheetName(wanted, taken);
      expect(taken.map((name) => name.toLowerCase())).not.toContain(sheet.toLowerCase());
      expect(sheet.length).toBeGreaterThan(0);
      expect(sheet.length).toBeLessThanOrEqual(31);
      expect(sheet).not.toMatch(/[\\/?*[\]:]|^'|'$/);
    }),
  );
});
