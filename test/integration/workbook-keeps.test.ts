import { parseRect } from '../../src/workbench/model/address';
import { loadWorkbook } from '../../src/workbench/model/load';
import { saveWorkbook } from '../../src/workbench/model/save';
import { trackCopy } from '../../src/workbook/track-copy';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();
let id: string;

const deals = query('Deals', ['Id', 'Title', 'Value', 'AddTime']);
const byId = () => new Map(world.rows('Deals').map((row) => [row[0], row]));

beforeEach(async () => {
  await world.start({}, { deals: 12 });
  ({ id } = await world.import(deals));
});
afterEach(() => world.close());

/** Changes deal 1, adds a deal and deletes deal 2; returns the new one's id. */
async function day(): Promise<number> {
  await world.api('PATCH', 'api/v2/deals/1', { title: 'Changed', value: 77 });
  await world.api('DELETE', 'api/v2/deals/2');
  return (await world.api('POST', 'api/v2/deals', { title: 'New', value: 5 })).id;
}
const table = (context: Excel.RequestContext) => context.workbook.tables.getItem('Deals');

describe.each([
  ['a delta', {}],
  ['a full refresh', { full: true }],
])('%s keeps', (_, request) => {
  test('columns of the user with their formulas, which reach into new rows', async () => {
    await world.excel((context) => {
      table(context).columns.add(undefined, '=[@Value]*2', 'Double');
      table(context).columns.add(undefined, '', 'Remark');
    });
    const row = world.rows('Deals').findIndex(([key]) => key === 3);
    await world.excel(
      (context) =>
        (table(context).columns.getItem('Remark').getDataBodyRange().getCell(row, 0).values = [
          ['call'],
        ]),
    );
    const added = await day();
    await world.refresher.refresh(id, request);
    expect(byId().get(1)).toMatchObject({ 1: 'Changed', 2: 77, 4: 154 });
    expect(byId().get(added)).toMatchObject({ 1: 'New', 2: 5, 4: 10 });
    expect(byId().get(3)![5]).toBe('call');
    expect(byId().has(2)).toBe(false);
  });

  test('columns that were moved apart by one of the user’s, and renamed headers', async () => {
    await world.excel((context) => {
      table(context).columns.add(1, '=[@Id]+100', 'Mine');
      table(context).columns.getItem('Title').name = 'Betreff';
    });
    await day();
    const refreshed = await world.refresher.refresh(id, request);
    expect(world.headers('Deals')).toEqual(['Id', 'Mine', 'Betreff', 'Value', 'AddTime']);
    expect(byId().get(1)).toMatchObject({ 1: 101, 2: 'Changed', 3: 77 });
    expect(refreshed.columns).toEqual({ renamed: [], vanished: [], offered: [] });
  });

  test('a total row below the data', async () => {
    await world.excel((context) => {
      table(context).showTotals = true;
    });
    const before = world.rows('Deals').length;
    await day();
    await day().catch(() => undefined); // deal 2 is gone already
    await world.refresher.refresh(id, request);
    const { sheet, totalsRect } = world.workbook.findTable('Deals')!;
    expect(sheet.plain(totalsRect.top, totalsRect.left)).toBe('Total');
    expect(world.rows('Deals')).toHaveLength(before);
  });

  test('what stands below the table', async () => {
    const { rect, sheet } = world.workbook.findTable('Deals')!;
    await world.excel((context) => {
      context.workbook.worksheets.getItem(sheet.name).getCell(rect.bottom + 2, 1).values = [
        ['below'],
      ];
    });
    await day();
    for (const title of ['A', 'B', 'C']) await world.api('POST', 'api/v2/deals', { title });
    await world.refresher.refresh(id, request);
    const { bottom } = world.workbook.findTable('Deals')!.rect;
    const below = Array.from({ length: 5 }, (_, row) => sheet.plain(bottom + 1 + row, 1));
    expect(below).toContain('below');
    expect(world.rows('Deals').map((row) => row[1])).not.toContain('below');
  });

  test('the sort of the user', async () => {
    await world.excel((context) => table(context).sort.apply([{ key: 2, ascending: false }]));
    await day();
    await world.refresher.refresh(id, request);
    const values = world.rows('Deals').map((row) => Number(row[2]));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  test('the filter of the user, which new rows are judged by', async () => {
    await world.excel((context) => {
      table(context).columns.add(undefined, '', 'Mine');
      table(context).columns.getItem('Value').filter.applyCustomFilter('>=100');
    });
    const added = await day();
    const dear = (await world.api('POST', 'api/v2/deals', { title: 'Dear', value: 100 })).id;
    await world.refresher.refresh(id, request);
    const { sheet, bodyRect } = world.workbook.findTable('Deals')!;
    const isHidden = (key: number) =>
      sheet.layout.rows.hidden.has(
        bodyRect.top + world.rows('Deals').findIndex((row) => row[0] === key),
      );
    expect([added, dear, 1].map(isHidden)).toEqual([true, false, true]);
    const left: unknown[] = [];
    await globalThis.Excel.run(async (context) => {
      const { autoFilter } = table(context);
      autoFilter.load('isDataFiltered,criteria');
      await context.sync();
      left.push(autoFilter.isDataFiltered, autoFilter.criteria[2]?.criterion1);
    });
    expect(left).toEqual([true, '>=100']);
  });

  test('comments, conditional formats and colours, beside the rows they were made for', async () => {
    const row = world.rows('Deals').findIndex(([key]) => key === 6);
    await world.excel((context) => {
      const body = table(context).getDataBodyRange();
      context.workbook.comments.add(body.getCell(row, 1), 'ask again');
      body.getCell(row, 1).format.fill.color = '#FFFF00';
      const rule = table(context)
        .columns.getItem('Value')
        .getDataBodyRange()
        .conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
      rule.cellValue.rule = { formula1: '=50', operator: 'GreaterThan' };
    });
    await day();
    await world.refresher.refresh(id, request);
    const { sheet, bodyRect } = world.workbook.findTable('Deals')!;
    const now = bodyRect.top + world.rows('Deals').findIndex(([key]) => key === 6);
    expect(sheet.format(now, 1).fillColor).toMatch(/FFFF00/i);
    await globalThis.Excel.run(async (context) => {
      const comments = context.workbook.comments.load('items/content');
      const column = table(context).columns.getItem('Value').getDataBodyRange();
      const rules = column.conditionalFormats.load('items/type');
      await context.sync();
      const place = comments.items[0]!.getLocation().load('rowIndex');
      await context.sync();
      expect(place.rowIndex).toBe(now);
      expect(rules.items).toHaveLength(1);
    });
  });

  test('number formats, column widths and hidden columns', async () => {
    await world.excel((context) => {
      const column = table(context).columns.getItem('AddTime').getDataBodyRange();
      Object.assign(column, { numberFormat: 'dd/mm/yyyy' });
      column.columnHidden = true;
      table(context).columns.getItem('Title').getDataBodyRange().format.columnWidth = 200;
    });
    const added = await day();
    await world.refresher.refresh(id, request);
    const { sheet, bodyRect } = world.workbook.findTable('Deals')!;
    const row = bodyRect.top + world.rows('Deals').findIndex(([key]) => key === added);
    expect(sheet.format(row, 3).numberFormat).toBe('dd/mm/yyyy');
    expect(sheet.layout.columns.hidden.has(3)).toBe(true);
    expect(sheet.layout.columns.sizes.get(1)).toBe(200);
  });

  test('a staged edit, and text as text in a column that was formatted otherwise', async () => {
    const row = world.rows('Deals').findIndex(([key]) => key === 1);
    await world.excel((context) => {
      table(context).columns.getItem('Value').getDataBodyRange().getCell(row, 0).values = [[5000]];
      const titles = table(context).columns.getItem('Title').getDataBodyRange();
      Object.assign(titles, { numberFormat: 'General' });
    });
    await day();
    await world.api('PATCH', 'api/v2/deals/3', { title: '0012' });
    await world.api('PATCH', 'api/v2/deals/4', { title: '=1+1' });
    const refreshed = await world.refresher.refresh(id, request);
    expect(byId().get(1)).toMatchObject({ 1: 'Changed', 2: 5000 });
    expect(byId().get(3)![1]).toBe('0012');
    expect(byId().get(4)![1]).toBe('=1+1');
    expect(refreshed.conflicts).toMatchObject([{ key: 1, field: 'Value', now: 77, cell: 5000 }]);
  });

  test('rows of the user among those of the query', async () => {
    await world.excel((context) => table(context).rows.add(2, [['', 'Mine', 1, '']]));
    await day();
    const refreshed = await world.refresher.refresh(id, request);
    expect(world.rows('Deals')).toContainEqual(['', 'Mine', 1, '']);
    expect(refreshed.own).toBe(1);
  });

  test('what was typed beside a row, for when the row comes back', async () => {
    await world.excel((context) => table(context).columns.add(undefined, '', 'Remark'));
    const row = world.rows('Deals').findIndex(([key]) => key === 5);
    await world.excel((context) => {
      table(context).columns.getItem('Remark').getDataBodyRange().getCell(row, 0).values = [
        ["'007"],
      ];
    });
    await world.touch('deals', [5], { is_archived: true });
    await world.refresher.refresh(id, request);
    expect(byId().has(5)).toBe(false);
    await world.touch('deals', [5], { is_archived: false });
    await world.refresher.refresh(id, request);
    expect(byId().get(5)![4]).toBe('007');
  });
});

test('a table is found again after renames, a move, a save and on another device', async () => {
  await world.excel((context) => {
    table(context).worksheet.name = 'Sales';
    table(context).name = 'Pipeline';
  });
  world.reopen(loadWorkbook(saveWorkbook(world.workbook)));
  await day();
  const refreshed = await world.refresher.refresh(id);
  expect(refreshed).toMatchObject({ kind: 'delta', table: { name: 'Pipeline', sheet: 'Sales' } });
  expect(world.rows('Pipeline').find(([key]) => key === 1)![1]).toBe('Changed');
});

test('a copy of a table is told, and refreshing the original leaves it alone', async () => {
  const { sheet, rect } = world.workbook.findTable('Deals')!;
  await world.excel((context) => {
    const copy = context.workbook.worksheets.add('Copy');
    copy
      .getRangeByIndexes(0, 0, rect.bottom + 1, rect.right + 1)
      .copyFrom(
        context.workbook.worksheets
          .getItem(sheet.name)
          .getRangeByIndexes(0, 0, rect.bottom + 1, rect.right + 1),
      );
    copy.tables.add(`A1:D${rect.bottom + 1}`, true).name = 'Deals_copy';
  });
  const copied = world.rows('Deals_copy');
  const { copies } = await world.refresher.queries();
  expect(copies).toMatchObject([{ table: { name: 'Deals_copy' }, of: { id } }]);
  await day();
  await world.refresher.refresh(id);
  expect(world.rows('Deals_copy')).toEqual(copied);

  const copy = await trackCopy(world.ports, copies[0]!.of, copies[0]!.table);
  expect(await world.refresher.refresh(copy.id)).toMatchObject({ kind: 'full', reason: 'first' });
  const sorted = (name: string) => world.rows(name).map(String).sort();
  expect(sorted('Deals_copy')).toEqual(sorted('Deals'));
  expect((await world.refresher.queries()).copies).toEqual([]);
});

test('a change too large for one request passes through a hidden sheet, which is gone after', async () => {
  const long = (mark: string) => `${mark} ${'x'.repeat(32_000)}`;
  const titles = new Map<number, string>();
  for (let count = 0; count < 50; count++) {
    const title = long(count % 2 ? `=${count}` : `00${count}`);
    titles.set((await world.api('POST', 'api/v2/deals', { title })).id, title);
  }
  for (const key of [3, 4]) {
    titles.set(key, long('-changed'));
    await world.api('PATCH', `api/v2/deals/${key}`, { title: titles.get(key) });
  }
  await world.api('PATCH', 'api/v2/deals/5', { value: 0, title: 'short' });
  const seen = new Set<string>();
  const stop = world.workbook.onChange(() =>
    world.workbook.sheets.forEach(({ name }) => seen.add(name)),
  );
  await world.refresher.refresh(id);
  stop();
  const hidden = '~pipedrive refresh 0badcafe';
  expect(seen.has(hidden)).toBe(true);
  expect(world.workbook.findSheet(hidden)).toBeUndefined();
  for (const [key, title] of titles) expect(byId().get(key)![1]).toBe(title);
  expect(byId().get(5)![1]).toBe('short');
});

describe('in the way of a refresh, with a sentence and the old rows:', () => {
  const cases: [string, string, (context: Excel.RequestContext) => void][] = [
    ['a table that was deleted', 'table-missing', (context) => table(context).delete()],
    [
      'a table converted to a range',
      'table-missing',
      (context) => void table(context).convertToRange(),
    ],
    [
      'a protected sheet',
      'table-protected',
      (context) => table(context).worksheet.protection.protect(),
    ],
    [
      'a removed id column',
      'key-column-missing',
      (context) => table(context).columns.getItem('Id').delete(),
    ],
    [
      'a hidden header row',
      'table-headers-hidden',
      (context) => (table(context).showHeaders = false),
    ],
  ];
  test.each(cases)('%s', async (_, code, change) => {
    await world.excel(change);
    const cells = () =>
      world.workbook.sheets.map(
        (sheet) => saveWorkbook(world.workbook).sheets[sheet.position]!.cells,
      );
    const before = cells();
    await day();
    await world.reset();
    await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code });
    expect(cells()).toEqual(before);
    // Nothing was asked of Pipedrive for a table that cannot be written.
    expect(await world.received()).toEqual([]);
  });

  test('another table that would be torn', async () => {
    const { rect, sheet } = world.workbook.findTable('Deals')!;
    await world.excel((context) => {
      const other = context.workbook.worksheets.getItem(sheet.name);
      other.tables.add(other.getRangeByIndexes(rect.bottom + 3, 2, 3, 4), true);
    });
    await world.excel((context) =>
      table(context).columns.getItem('Value').filter.applyCustomFilter('>=100'),
    );
    const hidden = new Set(sheet.layout.rows.hidden);
    const before = world.rows('Deals');
    await day();
    await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'table-blocked' });
    expect(world.rows('Deals')).toEqual(before);
    expect(hidden.size).toBeGreaterThan(0);
    expect(sheet.layout.rows.hidden).toEqual(hidden);
  });

  test('a damaged snapshot, until the user gives the edits up', async () => {
    const namespace = 'urn:excel-add-in-for-pipedrive:snapshot';
    for (const [part, { namespaceUri }] of world.workbook.xmlParts)
      if (namespaceUri.startsWith(namespace)) world.workbook.xmlParts.delete(part);
    world.reopen(world.workbook);
    await day();
    const before = world.rows('Deals');
    await expect(world.refresher.refresh(id)).rejects.toMatchObject({ code: 'snapshot-damaged' });
    expect(world.rows('Deals')).toEqual(before);
    await world.refresher.refresh(id, { discardEdits: true });
    expect(byId().get(1)![1]).toBe('Changed');
  });
});

test('a header that was emptied and a column that was deleted stay as the user left them', async () => {
  await world.excel((context) => {
    table(context).columns.getItem('Title').getHeaderRowRange().values = [['']];
    table(context).columns.getItem('AddTime').delete();
  });
  await day();
  await world.refresher.refresh(id);
  expect(byId().get(1)).toMatchObject({ 1: 'Changed', 2: 77 });
  expect(world.headers('Deals')).toHaveLength(3);
});

test('rows deleted by hand come back', async () => {
  await world.excel((context) => table(context).rows.deleteRowsAt(0, 3));
  const before = world.rows('Deals').length;
  await world.refresher.refresh(id);
  expect(world.rows('Deals')).toHaveLength(before + 3);
});

test('a cell that is in edit is waited for, and the refresh goes on', async () => {
  await day();
  world.workbook.cellEdit = true;
  setTimeout(() => (world.workbook.cellEdit = false), 50);
  await world.refresher.refresh(id);
  expect(byId().get(1)![1]).toBe('Changed');
});

test('the selection and the active sheet stay where they are', async () => {
  await world.excel((context) => context.workbook.worksheets.add('Other').activate());
  world.workbook.select(world.workbook.findSheet('Other')!, parseRect('C3')!);
  await day();
  await world.refresher.refresh(id);
  expect(world.workbook.activeSheet.name).toBe('Other');
});
