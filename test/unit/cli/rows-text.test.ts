import fc from 'fast-check';
import { resultColumn } from '../../../src/cli/command';
import type { Column, Row } from '../../../src/core/column';
import { formats, type Format } from '../../../src/cli/rows-text';

/** The text of rows, written in one piece. */
function written(
  format: Format,
  all: { columns: readonly Column[]; rows: readonly Row[] },
): string {
  const writer = formats[format](all.columns);
  return writer.rows(all.rows) + writer.end();
}

const columns = [resultColumn('Id', 'integer'), resultColumn('Name'), resultColumn('Due', 'date')];
const rows = [
  [7, 'Ann', '2026-11-22'],
  [1024, null, null],
];

test('json is one array of objects keyed by column name', () => {
  expect(JSON.parse(written('json', { columns, rows }))).toEqual([
    { Id: 7, Name: 'Ann', Due: '2026-11-22' },
    { Id: 1024, Name: null, Due: null },
  ]);
  expect(JSON.parse(written('json', { columns, rows: [] }))).toEqual([]);
});

test('ndjson is one object a line', () => {
  const lines = written('ndjson', { columns, rows }).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('');
  expect(JSON.parse(lines[0]!)).toEqual({ Id: 7, Name: 'Ann', Due: '2026-11-22' });
});

test('any text survives json and ndjson, and never breaks a line of ndjson', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const result = { columns: [resultColumn('Text')], rows: [[text]] };
      expect(JSON.parse(written('json', result))).toEqual([{ Text: text }]);
      const lines = written('ndjson', result).split('\n');
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0]!)).toEqual({ Text: text });
    }),
  );
});

test('a table stands in columns, numbers to the right', () => {
  expect(written('table', { columns, rows })).toBe(
    ['  Id  Name  Due', '----  ----  ----------', '   7  Ann   2026-11-22', '1024', ''].join('\n'),
  );
});

test('no text can break the lines of a table or steer the terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const table = written('table', { columns: [resultColumn('Text')], rows: [[text]] });
      expect(table.split('\n')).toHaveLength(4);
      expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('csv quotes what needs quotes, and leaves null empty', () => {
  const texts = { columns: [resultColumn('A,B'), resultColumn('C')], rows: [['x "y"\nz', null]] };
  expect(written('csv', texts)).toBe('"A,B",C\n"x ""y""\nz",\n');
});

test.each(['=1+1', '+49 30 1', '-2', '@x', '\tx'])(
  'a spreadsheet that opens the csv does not take %j for a formula',
  (text) => {
    const csv = written('csv', { columns: [resultColumn('Name')], rows: [[text]] });
    expect(csv).toBe(`Name\n'${text}\n`);
  },
);

test('numbers stay numbers in csv', () => {
  expect(written('csv', { columns: [resultColumn('N', 'number')], rows: [[-2.5]] })).toBe(
    'N\n-2.5\n',
  );
});

test('rows that come in parts make the same text', () => {
  const parts = fc.array(fc.array(fc.tuple(fc.nat(), fc.string(), fc.constant(null))));
  fc.assert(
    fc.property(
      fc.constantFrom<Format>('json', 'ndjson', 'csv', 'table'),
      parts,
      (format, some) => {
        const writer = formats[format](columns);
        const text = some.map((part) => writer.rows(part)).join('') + writer.end();
        expect(text).toBe(written(format, { columns, rows: some.flat() }));
      },
    ),
  );
});

test('columns of one name are told apart in json, in their order', () => {
  const twice = { columns: [columns[0]!, columns[0]!, resultColumn('1')], rows: [[7, 8, 9]] };
  expect(written('ndjson', twice)).toBe('{"Id":7,"Id (2)":8,"1":9}\n');
});
