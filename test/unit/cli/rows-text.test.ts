import fc from 'fast-check';
import { resultColumn } from '../../../src/cli/command';
import { formats } from '../../../src/cli/rows-text';

const columns = [resultColumn('Id', 'integer'), resultColumn('Name'), resultColumn('Due', 'date')];
const rows = [
  [7, 'Ann', '2026-11-22'],
  [1024, null, null],
];

test('json is one array of objects keyed by column name', () => {
  expect(JSON.parse(formats.json({ columns, rows }))).toEqual([
    { Id: 7, Name: 'Ann', Due: '2026-11-22' },
    { Id: 1024, Name: null, Due: null },
  ]);
  expect(JSON.parse(formats.json({ columns, rows: [] }))).toEqual([]);
});

test('ndjson is one object a line', () => {
  const lines = formats.ndjson({ columns, rows }).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('');
  expect(JSON.parse(lines[0]!)).toEqual({ Id: 7, Name: 'Ann', Due: '2026-11-22' });
});

test('any text survives json and ndjson, and never breaks a line of ndjson', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const result = { columns: [resultColumn('Text')], rows: [[text]] };
      expect(JSON.parse(formats.json(result))).toEqual([{ Text: text }]);
      const lines = formats.ndjson(result).split('\n');
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0]!)).toEqual({ Text: text });
    }),
  );
});

test('a table stands in columns, numbers to the right', () => {
  expect(formats.table({ columns, rows })).toBe(
    ['  Id  Name  Due', '----  ----  ----------', '   7  Ann   2026-11-22', '1024', ''].join('\n'),
  );
});

test('no text can break the lines of a table or steer the terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const table = formats.table({ columns: [resultColumn('Text')], rows: [[text]] });
      expect(table.split('\n')).toHaveLength(4);
      expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('csv quotes what needs quotes, and leaves null empty', () => {
  const texts = { columns: [resultColumn('A,B'), resultColumn('C')], rows: [['x "y"\nz', null]] };
  expect(formats.csv(texts)).toBe('"A,B",C\n"x ""y""\nz",\n');
});

test.each(['=1+1', '+49 30 1', '-2', '@x', '\tx'])(
  'a spreadsheet that opens the csv does not take %j for a formula',
  (text) => {
    const csv = formats.csv({ columns: [resultColumn('Name')], rows: [[text]] });
    expect(csv).toBe(`Name\n'${text}\n`);
  },
);

test('numbers stay numbers in csv', () => {
  expect(formats.csv({ columns: [resultColumn('N', 'number')], rows: [[-2.5]] })).toBe('N\n-2.5\n');
});
