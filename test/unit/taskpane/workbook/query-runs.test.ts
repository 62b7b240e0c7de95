import { AppError } from '../../../../src/core/error';
import type { RequestEntry } from '../../../../src/pipedrive/session';
import type { LogEntry } from '../../../../src/taskpane/log/entry';
import { createQueryRuns } from '../../../../src/taskpane/workbook/query-runs';
import type { Outcome, SeveralOptions } from '../../../../src/workbook/refresher';
import type { Refreshed, RefreshRequest } from '../../../../src/workbook/refresh-ports';
import { aDefinition } from '../../workbook/a-definition';

const request: RequestEntry = {
  time: 5,
  method: 'GET',
  path: 'api/v2/deals',
  status: 200,
  ms: 1,
  tokens: 10,
};
const result: Refreshed = {
  rows: 3,
  added: 1,
  changed: 0,
  departed: { deleted: 0, left: 0, archived: 0, gone: 0 },
  staged: 0,
  conflicts: [],
  keptForEdits: [],
  own: 0,
  duplicates: [],
  kind: 'delta',
  columns: { renamed: [], vanished: [], offered: [] },
  table: { id: '1', name: 'Deals', sheet: 'Deals' },
  definition: aDefinition,
  requests: 1,
  tokens: 10,
  ms: 1,
};
const done = (id: string): Outcome => ({ id, outcome: 'done', result });
const failed = (id: string, error: AppError): Outcome => ({ id, outcome: 'failed', error });

/** Refreshes that end as told, one after the other, when the test lets them. */
function world(outcome: (id: string) => Outcome) {
  const entries: Omit<LogEntry, 'id' | 'time'>[] = [];
  const asked: { ids: readonly string[]; request: RefreshRequest | undefined }[] = [];
  const watchers = new Set<(query: string, entry: RequestEntry) => void>();
  let options: SeveralOptions = {};
  const runs = createQueryRuns({
    refresher: {
      refreshAll: async (ids, wanted, given = {}) => {
        asked.push({ ids, request: wanted });
        options = given;
        await Promise.resolve();
        return ids.map((id) => {
          watchers.forEach((watch) => watch(id, request));
          const ended: Outcome = given.signalOf?.(id).aborted
            ? { id, outcome: 'stopped' }
            : outcome(id);
          given.onOutcome?.(ended);
          return ended;
        });
      },
    },
    watchRequests: (watch) => {
      watchers.add(watch);
      return () => void watchers.delete(watch);
    },
    clock: { now: () => 1000 },
    log: { note: (entry) => void entries.push(entry) },
    nameOf: (id) => `Table_${id}`,
  });
  return { runs, entries, asked, watchers, progress: () => options.onProgress };
}

test('each query runs, ends with its own result, and is noted with its own requests', async () => {
  const { runs, entries, watchers } = world((id) =>
    id === 'a' ? done(id) : failed(id, new AppError('network-down')),
  );
  const ended = runs.run(['a', 'b']);
  expect([...runs.states.value.values()].map(({ kind }) => kind)).toEqual(['running', 'running']);
  await ended;
  expect(runs.states.value.get('a')).toEqual({ kind: 'done', result });
  expect(runs.states.value.get('b')).toMatchObject({ kind: 'failed' });
  expect(entries).toMatchObject([
    { title: 'Refresh Table_a', outcome: 'done', rows: 3, requests: 1, tokens: 10 },
    { title: 'Refresh Table_b', outcome: 'failed', code: 'network-down', requests: 1 },
  ]);
  expect(watchers.size).toBe(0);
});

test('one of several is stopped alone', async () => {
  const { runs } = world(done);
  const ended = runs.run(['a', 'b']);
  runs.stop('a');
  await ended;
  expect(runs.states.value.get('a')).toEqual({ kind: 'stopped' });
  expect(runs.states.value.get('b')).toMatchObject({ kind: 'done' });
});

test('a query that is being refreshed is not refreshed twice', async () => {
  const { runs, asked } = world(done);
  await Promise.all([runs.run(['a']), runs.run(['a', 'b'])]);
  expect(asked.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
});

test('a change that fails keeps what was wanted, to go on with', async () => {
  const { runs, entries } = world((id) => failed(id, new AppError('network-down')));
  const edit = { sql: 'SELECT Id FROM Deals' };
  await runs.run(['a'], { edit });
  expect(runs.states.value.get('a')).toMatchObject({ kind: 'failed', edit });
  expect(entries[0]).toMatchObject({ title: 'Change query Table_a' });
});

test('a refresh by itself says nothing of a connection that is yet to be chosen', async () => {
  const { runs, entries } = world((id) =>
    failed(id, new AppError('connection-missing', { name: 'Sales' })),
  );
  await runs.run(['a'], { interactive: false });
  expect(runs.states.value.size).toBe(0);
  expect(entries).toEqual([]);
  await runs.run(['a']);
  expect(runs.states.value.get('a')).toMatchObject({ kind: 'failed' });
});
