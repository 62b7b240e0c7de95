import fc from 'fast-check';
import type { Cell } from '../../../src/core/cell';
import type { Row } from '../../../src/core/column';
import {
  applied,
  columns,
  complete,
  delta,
  imported,
  mergeInto,
  snapshot,
  type SheetRow,
} from './sheet-model';

/** Rows by id: absent, or with a title and a value. */
const table: fc.Arbitrary<Row[]> = fc
  .array(
    fc.option(fc.tuple(fc.constantFrom('a', 'b', null), fc.constantFrom(1, 2, null)), {
      nil: undefined,
    }),
    { minLength: 6, maxLength: 6 },
  )
  .map((rows) => rows.flatMap((row, id) => (row ? [[id + 1, ...row]] : [])));

/** What a user does to a sheet between two refreshes. */
const work = fc.record({
  edits: fc.array(
    fc.record({
      row: fc.nat(5),
      column: fc.constantFrom(1, 2),
      cell: fc.constantFrom<Cell>('a', 'mine', 1, 9, ''),
    }),
    { maxLength: 4 },
  ),
  notes: fc.array(fc.nat(5), { maxLength: 2 }),
  deleted: fc.array(fc.nat(5), { maxLength: 2 }),
  own: fc.array(fc.record({ at: fc.nat(6), title: fc.constantFrom('x', 'y') }), { maxLength: 2 }),
  order: fc.constantFrom<(a: SheetRow, b: SheetRow) => number>(
    () => 0,
    (a, b) => Number(b[0]) - Number(a[0]),
  ),
});
type Work = typeof work extends fc.Arbitrary<infer T> ? T : never;

function worked(sheet: readonly SheetRow[], { edits, notes, deleted, own, order }: Work) {
  const rows = sheet.map((row) => [...row]);
  for (const { row, column, cell } of edits) if (rows[row]) rows[row][column] = cell;
  for (const row of notes) if (rows[row]) rows[row][3] = `note ${row}`;
  const left = rows.filter((_, index) => !deleted.includes(index)).sort(order);
  for (const { at, title } of own) left.splice(at, 0, ['', title, '', 'own']);
  return left;
}

const byKey = (sheet: readonly SheetRow[]) =>
  new Map(sheet.filter(([key]) => key !== '').map((row) => [Number(row[0]), row]));

/** What the sheet must hold: a fresh import, with the edits, notes and rows of the user. */
function expected(start: readonly SheetRow[], before: readonly Row[], now: readonly Row[]) {
  const sheet = byKey(start);
  const old = byKey(imported(before));
  const fresh = byKey(imported(now));
  const isEdit = (key: number, column: number) =>
    sheet.has(key) && sheet.get(key)![column] !== old.get(key)![column];
  const rows = new Map<number, SheetRow>();
  for (const [key, row] of fresh)
    rows.set(
      key,
      row.map((cell, column) => {
        if (column === 3) return sheet.get(key)?.[3] ?? '';
        return isEdit(key, column) ? sheet.get(key)![column]! : cell;
      }),
    );
  for (const [key, row] of sheet)
    if (!fresh.has(key) && columns.some((_, column) => isEdit(key, column))) rows.set(key, row);
  return rows;
}

test('a merge is a fresh import with all of the user’s work intact', () => {
  fc.assert(
    fc.property(table, table, work, (before, now, done) => {
      const start = worked(imported(before), done);
      const after = applied(start, mergeInto(start, snapshot(before), complete(now)));
      expect(byKey(after)).toEqual(expected(start, before, now));
      const own = (sheet: readonly SheetRow[]) => sheet.filter(([key]) => key === '');
      expect(own(after)).toEqual(own(start));
    }),
  );
});

test('rows that stay keep their order', () => {
  fc.assert(
    fc.property(table, table, work, (before, now, done) => {
      const start = worked(imported(before), done);
      const merged = mergeInto(start, snapshot(before), complete(now));
      const kept = start.filter((_, row) => !merged.deletes.includes(row)).map(([key]) => key);
      expect(
        applied(start, merged)
          .map(([key]) => key)
          .slice(0, kept.length),
      ).toEqual(kept);
    }),
  );
});

test('merging the same again changes nothing', () => {
  fc.assert(
    fc.property(table, table, work, (before, now, done) => {
      const start = worked(imported(before), done);
      const first = mergeInto(start, snapshot(before), complete(now));
      const after = applied(start, first);
      for (const incoming of [complete(now), delta(now, now)]) {
        const second = mergeInto(after, first.snapshot, incoming);
        expect([...second.writes]).toEqual([]);
        expect(second.adds).toEqual([]);
        expect(second.deletes).toEqual([]);
        expect(second.snapshot).toEqual(first.snapshot);
      }
    }),
  );
});

test('a delta gives what a full read gives, over several refreshes', () => {
  fc.assert(
    fc.property(
      table,
      fc.array(fc.tuple(table, work), { minLength: 1, maxLength: 3 }),
      (first, steps) => {
        let before = first;
        let full = { sheet: imported(first), snapshot: snapshot(first) };
        let partial = full;
        for (const [now, done] of steps) {
          const step = (state: typeof full, incoming: ReturnType<typeof complete>) => {
            const start = worked(state.sheet, done);
            const merged = mergeInto(start, state.snapshot, incoming);
            return { sheet: applied(start, merged), snapshot: merged.snapshot };
          };
          const rows = before;
          full = step(full, complete(now));
          partial = step(partial, delta(rows, now));
          // Rows that come back stand in another order: what they are is what counts.
          if (full.sheet.map(([key]) => key).join() !== partial.sheet.map(([key]) => key).join())
            partial = { ...partial, sheet: reordered(partial.sheet, full.sheet) };
          expect(byKey(partial.sheet)).toEqual(byKey(full.sheet));
          before = now;
        }
      },
    ),
  );
});

/** The rows of a sheet in the order of another with the same keys. */
function reordered(sheet: readonly SheetRow[], like: readonly SheetRow[]): SheetRow[] {
  const left = [...sheet];
  return like.map(
    ([key]) =>
      left.splice(
        left.findIndex(([other]) => other === key),
        1,
      )[0]!,
  );
}

test('once every edit is taken back, the sheet is a fresh import again', () => {
  fc.assert(
    fc.property(table, table, work, (before, now, done) => {
      const start = worked(imported(before), { ...done, own: [], notes: [] });
      const merged = mergeInto(start, snapshot(before), complete(now));
      const last = new Map(
        merged.snapshot.keys.map((key, row) => [
          key,
          merged.snapshot.columns.map((column) => column[row] ?? ''),
        ]),
      );
      const restored = applied(start, merged).map((row) => [...last.get(Number(row[0]))!, '']);
      const again = mergeInto(restored, merged.snapshot, delta(now, now));
      expect(byKey(applied(restored, again))).toEqual(byKey(imported(now)));
    }),
  );
});
