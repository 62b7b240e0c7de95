import fc from 'fast-check';
import { tokenize } from '../../../../src/query/sql/token';
import { readParameter } from '../../../../src/query/sql/parameter';
import { cellParameter } from '../../../../src/taskpane/get-data/cell-name';

test.each([
  ['Sheet1!b2', '@Sheet1!B2'],
  ['=Sheet1!$B$2', '@Sheet1!B2'],
  ["@'My sheet'!A1", "@'My sheet'!A1"],
  ['My sheet!A1', "@'My sheet'!A1"],
  ["'Ann''s'!C3", "@'Ann''s'!C3"],
  ['2026!A1', "@'2026'!A1"],
  [' target ', '@target'],
])('%s is written as %s', (text, written) => {
  expect(cellParameter(text)).toBe(written);
});

test.each(['', 'A 1', 'Sheet1!', '!A1', 'Sheet1!A0', '10,000'])('%s is no cell', (text) => {
  expect(cellParameter(text)).toBeUndefined();
});

test('whatever a sheet is called, SQL reads the same cell back', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.integer({ min: 1, max: 1_048_576 }),
      (sheet, row) => {
        const written = cellParameter(`'${sheet.replaceAll("'", "''")}'!C${row}`)!;
        expect(tokenize(written)).toMatchObject([{ kind: 'parameter', raw: written }]);
        expect(readParameter(written).cell).toEqual({ sheet, address: `C${row}` });
      },
    ),
  );
});
