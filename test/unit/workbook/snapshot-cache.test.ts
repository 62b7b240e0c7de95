import { cachedSnapshots } from '../../../src/workbook/snapshot-cache';
import {
  patched,
  snapshotOf,
  type Snapshot,
  type SnapshotPatch,
  type Snapshots,
} from '../../../src/workbook/snapshot';

const first = snapshotOf(
  ['Id', 'Title'],
  [1, 2],
  [
    [1, 'a'],
    [2, 'b'],
  ],
);
const patch: SnapshotPatch = {
  keys: [2, 3],
  rows: [
    [2, 'B'],
    [3, 'c'],
  ],
  dropped: [1],
  bases: [],
  gone: [],
  parked: [],
};
const second = snapshotOf(
  ['Id', 'Title'],
  [2, 3],
  [
    [2, 'B'],
    [3, 'c'],
  ],
);

/** A store that counts its reads. */
function store() {
  const kept = new Map<string, Snapshot>();
  const state = { reads: 0 };
  const snapshots: Snapshots = {
    read: async (_, name) => {
      state.reads++;
      return kept.get(name);
    },
    write: async (_, name, snapshot) => void kept.set(name, snapshot),
    writePatch: async () => undefined,
    prune: async () => undefined,
  };
  return { state, kept, cached: cachedSnapshots(snapshots) };
}

test('a patch changes, adds and drops rows', () => {
  expect(patched(first, [patch])).toEqual(second);
  expect(patched(first, [])).toBe(first);
});

test('what was written is read without asking the workbook, patches included', async () => {
  const { cached, state } = store();
  await cached.write('q', 'a', first);
  await cached.writePatch('q', 'b', patch);
  expect(await cached.read('q', 'a+b')).toEqual(second);
  expect(state.reads).toBe(0);
});

test('a name that is not the last one, as another pane leaves it, is read from the workbook', async () => {
  const { cached, state, kept } = store();
  await cached.write('q', 'a', first);
  kept.set('z', second);
  expect(await cached.read('q', 'z')).toBe(second);
  await cached.prune('q', 'a');
  expect(await cached.read('q', 'a')).toBe(first);
  expect(state.reads).toBe(2);
});
