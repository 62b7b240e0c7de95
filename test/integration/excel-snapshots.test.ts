import { excelSnapshots } from '../../src/excel/excel-snapshots';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import { snapshotOf } from '../../src/workbook/snapshot';

let workbook: Workbook;

beforeEach(() => {
  workbook = new Workbook();
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
});

/** Text that hardly compresses, so that the snapshot needs several parts. */
let seed = 1;
function noise(length: number): string {
  return Array.from({ length }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return String.fromCharCode(48 + ((seed >>> 16) % 70));
  }).join('');
}

test('a snapshot larger than a request is kept in several parts and read again', async () => {
  const rows = Array.from({ length: 300 }, (_, id) => [id, noise(10_000) + id]);
  const keys = rows.map((_, id) => id);
  const snapshot = snapshotOf(['Id', 'Note'], keys, rows);
  await excelSnapshots.write('q1', 'a', snapshot);
  expect(workbook.xmlParts.size).toBeGreaterThan(1);
  expect(await excelSnapshots.read('q1', 'a')).toEqual(snapshot);
});

const small = snapshotOf(['Id'], [1], [[1]]);

test('the snapshots of a query are told apart, and from those of others', async () => {
  const newer = snapshotOf(['Id'], [2], [[2]]);
  await excelSnapshots.write('q1', 'a', small);
  await excelSnapshots.write('q1', 'b', newer);
  await excelSnapshots.write('q2', 'a', snapshotOf(['Id'], [3], [[3]]));
  await excelSnapshots.prune('q1', 'b');
  expect(await excelSnapshots.read('q1', 'a')).toBeUndefined();
  expect(await excelSnapshots.read('q1', 'b')).toEqual(newer);
  await excelSnapshots.prune('q1');
  expect(await excelSnapshots.read('q1', 'b')).toBeUndefined();
  expect((await excelSnapshots.read('q2', 'a'))?.keys).toEqual([3]);
});

test('a snapshot with a part missing is not read as if it were whole', async () => {
  const rows = Array.from({ length: 300 }, (_, id) => [id, noise(10_000) + id]);
  await excelSnapshots.write(
    'q1',
    'a',
    snapshotOf(
      ['Id', 'Note'],
      rows.map((_, id) => id),
      rows,
    ),
  );
  workbook.xmlParts.delete([...workbook.xmlParts.keys()][0]!);
  expect(await excelSnapshots.read('q1', 'a')).toBeUndefined();
});
