import fc from 'fast-check';
import { textCell } from '../../../../src/core/cell';
import { plainValue } from '../../../../src/workbench/model/cell-value';
import { readValues, writeCells, writeNumberFormats } from '../../../../src/workbench/model/edit';
import { Workbook } from '../../../../src/workbench/model/workbook';

const environment = { now: () => Date.UTC(2026, 10, 22), guid: () => crypto.randomUUID() };

/** What a cell shows after a value was written to it, and the format it took on. */
function entered(value: unknown, numberFormat = 'General') {
  const sheet = new Workbook(environment).activeSheet;
  const rect = sheet.parse('A1');
  writeNumberFormats(sheet, rect, numberFormat);
  writeCells(sheet, rect, value);
  return {
    value: plainValue(sheet.value(0, 0)),
    text: sheet.text(0, 0),
    numberFormat: sheet.format(0, 0).numberFormat,
  };
}

describe('text is read as typed input', () => {
  test.each([
    ['00123', 123, 'General'],
    ['1E5', 100000, '0.00E+00'],
    [' 7 ', 7, 'General'],
    ['-3.5', -3.5, 'General'],
    ['+4', 4, 'General'],
    ['1,234', 1234, '#,##0'],
    ['(5)', -5, 'General'],
    ['5%', 0.05, '0%'],
    ['12.5%', 0.125, '0.00%'],
    ['1 3/4', 1.75, '# ?/?'],
    ['true', true, 'General'],
    ['12345678901234567890', 12345678901234500000, 'General'],
    ['2026-01-31', 46053, 'm/d/yyyy'],
    ['2026-01-31 12:00', 46053.5, 'm/d/yyyy h:mm'],
    ['1/31/2026', 46053, 'm/d/yyyy'],
    ['3/4', 46085, 'd-mmm'],
    ['1-2', 46024, 'd-mmm'],
    ['31-Jan-2026', 46053, 'd-mmm-yy'],
    ['January 31, 2026', 46053, 'd-mmm-yy'],
    ['18:00', 0.75, 'h:mm'],
    ['1900-02-28', 59, 'm/d/yyyy'],
    ['1900-03-01', 61, 'm/d/yyyy'],
  ])('%p becomes %p with the format %p', (text, value, numberFormat) => {
    expect(entered(text)).toMatchObject({ value, numberFormat });
  });

  test.each([
    'abc',
    '-',
    '+',
    '=',
    '31.1.2026',
    '2026-13-01',
    '31/12/2026',
    '1 2',
    '$',
    '12:75',
    'Marching 3',
    '1,23',
    '@name',
    '0x10',
    '1_000',
  ])('%p stays text', (text) =>
    expect(entered(text)).toEqual({ value: text, text, numberFormat: 'General' }),
  );

  test('a format the cell already has is kept', () => {
    expect(entered('2026-01-31', '0.0')).toEqual({
      value: 46053,
      text: '46053.0',
      numberFormat: '0.0',
    });
  });

  test('an error name becomes the error', () => {
    const sheet = new Workbook(environment).activeSheet;
    writeCells(sheet, sheet.parse('A1'), '#N/A');
    expect(plainValue(sheet.value(0, 0))).toBe('#N/A');
    expect(typeof sheet.value(0, 0)).toBe('object');
  });
});

describe('formulas', () => {
  test.each([
    ['=1+2', 3, '=1+2'],
    ['+1+2', 3, '=1+2'],
    ['-1+2', 1, '=-1+2'],
    ['-name', '#NAME?', '=-name'],
  ])('%p starts a formula', (text, value, formula) => {
    const sheet = new Workbook(environment).activeSheet;
    writeCells(sheet, sheet.parse('A1'), text);
    expect([sheet.plain(0, 0), sheet.formula(0, 0)]).toEqual([value, formula]);
  });

  test.each(['=SUM(', '=1+', '+49 30 123', '=="a"', '=A1)'])('%p is refused', (text) => {
    expect(() => entered(text)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  });
});

describe('guarded text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '=1+1',
      '+49 30',
      "'quoted'",
      '-',
      '@x',
      '00123',
      '2026-01-31',
      'TRUE',
      '#N/A',
      '\t=1',
      '3/4',
      '1E5',
    ),
    fc.constantFrom(32_767, 32_766, 300).map((length) => '=x'.padEnd(length, 'y')),
  );

  test('any text behind an apostrophe reads back identical', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(value !== '');
        expect(entered(`'${value}`).value).toBe(value);
      }),
    );
  });

  test('any text in a text cell reads back identical, unless it starts with the mark itself', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!value.startsWith("'"));
        expect(entered(value, '@').value).toBe(value);
      }),
    );
  });

  test('what the add-in writes as text arrives as that text', () => {
    fc.assert(
      fc.property(text, (value) => expect(entered(textCell(value), '@').value).toBe(value)),
    );
  });

  test('the mark is remembered for the cell editor and lost with the next entry', () => {
    const sheet = new Workbook(environment).activeSheet;
    writeCells(sheet, sheet.parse('A1'), "'007");
    expect([sheet.plain(0, 0), sheet.editText(0, 0)]).toEqual(['007', "'007"]);
    writeCells(sheet, sheet.parse('A1'), 7);
    expect(sheet.editText(0, 0)).toBe('7');
  });
});

describe('what no cell takes', () => {
  test.each([
    ['x'.repeat(32_768)],
    [`'${'x'.repeat(32_768)}`],
    [{}],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
  ])('is InvalidArgument (%#)', (value) =>
    expect(() => entered(value)).toThrow(expect.objectContaining({ code: 'InvalidArgument' })),
  );

  test('an array of another shape is refused with Excel’s words, and nothing is written', () => {
    const sheet = new Workbook(environment).activeSheet;
    for (const values of [[[1, 2]], [[1], [2, 3]], [[1], [2], [3]], [1, 2]]) {
      expect(() => writeCells(sheet, sheet.parse('A1:A2'), values)).toThrow(
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    }
    expect(sheet.usedRect()).toBeUndefined();
  });

  test('one invalid cell keeps all others of the write out', () => {
    const sheet = new Workbook(environment).activeSheet;
    expect(() => writeCells(sheet, sheet.parse('A1:A2'), [[1], ['=SUM(']])).toThrow();
    expect(sheet.usedRect()).toBeUndefined();
  });
});

test('null leaves a cell as it is and an empty text clears it', () => {
  const sheet = new Workbook(environment).activeSheet;
  const rect = sheet.parse('A1:C1');
  writeCells(sheet, rect, [['a', 'b', '=1']]);
  writeCells(sheet, rect, [[null, '', null]]);
  expect(readValues(sheet, rect)).toEqual([['a', '', 1]]);
  expect(sheet.formula(0, 2)).toBe('=1');
});
