import { AppError } from '../../../../src/core/error';
import type { Cell } from '../../../../src/core/cell';
import { readParameter } from '../../../../src/query/sql/parameter';
import { createCellValues, type CellSource } from '../../../../src/taskpane/get-data/cell-values';

const clock = { now: () => 0, sleep: () => Promise.resolve() };
/** Until everything has happened that waits for nothing from outside. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A workbook with these cells, by what parameters call them; a sheet that is not there has none. */
function aWorkbook(cells: Record<string, Cell>) {
  const listeners: (() => void)[] = [];
  const source: CellSource = {
    readParameter,
    cellValues: async ([name]) => {
      if (name!.startsWith('@Gone!'))
        throw new AppError('parameter-cell-missing', { cell: name!.slice(1) });
      const value = cells[name!] ?? '';
      return value === '' ? {} : { [readParameter(name!).key]: value };
    },
    onSheetChange: async (listener) => {
      listeners.push(listener);
      return async () => undefined;
    },
  };
  return { source, change: () => listeners.forEach((listener) => listener()) };
}

test('values are told by their keys, with empty cells left out', async () => {
  const { source } = aWorkbook({ '@Targets!B2': 5, '@name': 'x' });
  const cells = createCellValues({ clock, zone: 'UTC' }, async () => source);
  expect(cells.of(['@Targets!B2'])).toBeUndefined();
  const given = await cells.read(['@Targets!B2', '@name', '@Targets!C3']);
  expect(given).toEqual({ values: { 'targets!b2': 5, name: 'x' } });
  expect(cells.shown(['@Targets!B2', '@Targets!C3'])).toEqual([
    { name: '@Targets!B2', value: 5 },
    { name: '@Targets!C3', value: undefined },
  ]);
});

test('a sheet that is not there is an error, and not of the other cells', async () => {
  const { source } = aWorkbook({ '@a': 1 });
  const cells = createCellValues({ clock, zone: 'UTC' }, async () => source);
  expect(await cells.read(['@a', '@Gone!A1'])).toMatchObject({
    error: { code: 'parameter-cell-missing' },
  });
  expect(cells.of(['@a'])).toEqual({ values: { a: 1 } });
});

test('a change of the sheet is seen once it has settled', async () => {
  const book: Record<string, Cell> = { '@a': 1 };
  const { source, change } = aWorkbook(book);
  const cells = createCellValues({ clock, zone: 'UTC' }, async () => source);
  await cells.read(['@a']);
  book['@a'] = 2;
  change();
  change();
  await settled();
  expect(cells.of(['@a'])).toEqual({ values: { a: 2 } });
});

test('an engine that cannot be loaded is an error, not a value', async () => {
  const cells = createCellValues({ clock, zone: 'UTC' }, async () => {
    throw new AppError('pane-incomplete');
  });
  expect(await cells.read(['@a'])).toMatchObject({ error: { code: 'pane-incomplete' } });
});
