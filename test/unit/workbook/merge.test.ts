import {
  applied,
  complete,
  delta,
  imported,
  mergeInto,
  snapshot,
  type SheetRow,
} from './sheet-model';

const before = [
  [1, 'One', 10],
  [2, 'Two', 20],
  [3, 'Three', 30],
];
const now = [
  [1, 'One', 11],
  [3, 'Three', null],
  [4, 'Four', 40],
];

const refresh = (sheet: readonly SheetRow[], rows = now) => {
  const merged = mergeInto(sheet, snapshot(before), complete(rows));
  return { merged, sheet: applied(sheet, merged) };
};
const edited = (row: number, column: number, cell: string | number): SheetRow[] =>
  imported(before).map((cells, index) =>
    index === row ? cells.map((old, at) => (at === column ? cell : old)) : cells,
  );

test('only what changed is written; new rows come last, departed ones go', () => {
  const { merged, sheet } = refresh(imported(before));
  expect([...merged.writes]).toEqual([
    [0, [null, null, 11]],
    [2, [null, null, '']],
  ]);
  expect(sheet).toEqual(imported([now[0]!, now[1]!, now[2]!]));
  expect(merged.report).toMatchObject({ rows: 3, added: 1, changed: 2, staged: 0, own: 0 });
  expect(merged.report.departed).toMatchObject({ gone: 1 });
});

test('an edited cell stays, and its row is brought up to date beside it', () => {
  const { merged, sheet } = refresh(edited(0, 1, 'Uno'));
  expect(sheet[0]).toEqual([1, 'Uno', 11, '']);
  expect(merged.report).toMatchObject({ staged: 1, conflicts: [] });
});

test('an edit of what Pipedrive has changed too is a conflict that lasts until it is settled', () => {
  const start = edited(0, 2, 99);
  const { merged, sheet } = refresh(start);
  const conflict = { key: 1, field: 'Value', base: 10, now: 11, cell: 99 };
  expect(sheet[0]).toEqual([1, 'One', 99, '']);
  expect(merged.report.conflicts).toEqual([conflict]);
  const again = mergeInto(sheet, merged.snapshot, complete(now));
  expect(again.report.conflicts).toEqual([conflict]);
});

test('a conflicting edit that is put back by hand takes the value it had missed', () => {
  const { merged, sheet } = refresh(edited(0, 2, 99));
  const restored = sheet.map((row, index) => (index === 0 ? [1, 'One', 10, ''] : row));
  const again = mergeInto(restored, merged.snapshot, delta(now, now));
  expect(applied(restored, again)[0]).toEqual([1, 'One', 11, '']);
  expect(again.snapshot.bases).toEqual([]);
});

test('a departed row with edits stays until they are taken back', () => {
  const { merged, sheet } = refresh(edited(1, 1, 'Due'));
  expect(sheet[1]).toEqual([2, 'Due', 20, '']);
  expect(merged.report).toMatchObject({ keptForEdits: [2], rows: 3 });
  const restored = sheet.map((row) => (row[0] === 2 ? [2, 'Two', 20, ''] : row));
  const again = mergeInto(restored, merged.snapshot, delta(now, now));
  expect(applied(restored, again).map(([key]) => key)).toEqual([1, 3, 4]);
});

test('rows without a key, or with one of nobody, are left alone', () => {
  const own: SheetRow[] = [
    ['', 'Mine', '', 'note'],
    [77, 'Mine too', 1, ''],
  ];
  const { merged, sheet } = refresh([own[0]!, ...imported(before), own[1]!]);
  expect(sheet).toEqual(expect.arrayContaining(own));
  expect(merged.report.own).toBe(2);
});

test('a row deleted by hand comes back, unless its deletion is staged', () => {
  const sheet = imported(before).slice(1);
  expect(applied(sheet, mergeInto(sheet, snapshot(before), delta(before, before)))).toContainEqual(
    imported(before)[0],
  );
  const staged = mergeInto(sheet, snapshot(before), complete(before), {
    stagedDeletions: new Set(['1']),
  });
  expect(staged.adds).toEqual([]);
  expect(staged.snapshot.keys).toContain(1);
});

test('a key that stands in two rows is told, and both are brought up to date', () => {
  const { merged, sheet } = refresh([...imported(before), imported(before)[0]!]);
  expect(sheet.filter(([key]) => key === 1)).toEqual([
    [1, 'One', 11, ''],
    [1, 'One', 11, ''],
  ]);
  expect(merged.report.duplicates).toEqual(['1']);
});

test('an id that became text is still the same id', () => {
  const { sheet } = refresh(edited(0, 0, '1'));
  expect(sheet).toHaveLength(3);
});

test('without a snapshot every cell takes the value of Pipedrive', () => {
  const sheet = edited(0, 1, 'Uno');
  const merged = mergeInto(sheet, undefined, complete(now));
  expect(applied(sheet, merged)).toEqual(imported(now));
});

test('a cell that was emptied is an edit; one that Pipedrive empties is written empty', () => {
  expect(refresh(edited(0, 1, '')).sheet[0]).toEqual([1, '', 11, '']);
  expect(refresh(imported(before)).sheet[1]).toEqual([3, 'Three', '', '']);
});
