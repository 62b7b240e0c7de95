import { AppError } from '../../../src/core/error';
import type { AutoRefresh } from '../../../src/workbook/definition';
import type { Located } from '../../../src/workbook/locate';
import type { Outcome } from '../../../src/workbook/refresher';
import type { Refreshed } from '../../../src/workbook/refresh-ports';
import { createSchedule, type Pause } from '../../../src/workbook/schedule';
import { SkippingClock } from '../pipedrive/skipping-clock';
import { aDefinition } from './a-definition';

const minute = 60_000;
const start = Date.parse('2026-11-22T08:00:00Z');

/** Queries by id with their setting, all refreshed last at the start. */
function world(settings: Record<string, AutoRefresh>) {
  const clock = new SkippingClock();
  const refreshed: string[][] = [];
  const last = new Map<string, number>();
  const stop = new AbortController();
  const state = {
    clock,
    refreshed,
    isEditing: false,
    looks: 0,
    outcome: (id: string): Outcome => done(id),
    pauses: [] as [string, Pause | undefined][],
    /** Lets the schedule run for so long. */
    runFor: async (ms: number) => {
      const end = clock.now() + ms;
      const sleep = clock.sleep.bind(clock);
      clock.sleep = async (wait, signal) => {
        if (clock.now() + wait > end) stop.abort();
        return sleep(wait, signal);
      };
      await schedule.run(stop.signal);
    },
  };
  const located = (): Located => ({
    queries: Object.entries(settings).map(([id, autoRefresh]) => ({
      part: id,
      definition: {
        ...aDefinition,
        id,
        options: { ...aDefinition.options, autoRefresh },
        last: { ...aDefinition.last!, time: new Date(last.get(id) ?? start).toISOString() },
      },
    })),
    problems: [],
    copies: [],
  });
  const schedule = createSchedule({
    clock,
    refresher: {
      queries: async () => {
        state.looks += 1;
        // As Excel does: it answers nothing.
        if (state.isEditing) throw new AppError('cell-in-edit');
        return located();
      },
      refreshAll: async (ids, request, options) => {
        expect(request).toEqual({ interactive: false });
        refreshed.push([...ids]);
        const outcomes = ids.map((id) => state.outcome(id));
        for (const outcome of outcomes) {
          if (outcome.outcome === 'done') last.set(outcome.id, clock.now());
          options?.onOutcome?.(outcome);
        }
        return outcomes;
      },
    },
    isCellInEdit: async () => state.isEditing,
    onPause: (id, pause) => state.pauses.push([id, pause]),
  });
  return { ...state, state, schedule };
}

const result = (conflicts: readonly unknown[]) => ({ conflicts }) as Refreshed;
const done = (id: string, conflicts: readonly unknown[] = []): Outcome => ({
  id,
  outcome: 'done',
  result: result(conflicts),
});
const failed = (id: string, code: 'sign-in-needed' | 'network-down'): Outcome => ({
  id,
  outcome: 'failed',
  error: new AppError(code),
});
const every = (minutes: number): AutoRefresh => ({ kind: 'every', minutes });

test('each query is refreshed in its own interval, those due together side by side', async () => {
  const { runFor, refreshed } = world({ a: every(5), b: every(15), c: { kind: 'off' } });
  await runFor(16 * minute);
  expect(refreshed).toEqual([['a'], ['a'], ['a', 'b']]);
});

test('on opening, what is set to that is refreshed, and what is overdue', async () => {
  const { schedule, refreshed, clock } = world({
    a: { kind: 'on-open' },
    b: every(60),
    c: every(5),
    d: { kind: 'off' },
  });
  clock.time += 10 * minute;
  await schedule.opened();
  expect(refreshed).toEqual([['a', 'c']]);
});

test('while a cell is edited nothing is refreshed, and soon after it is', async () => {
  const { state, runFor, refreshed, schedule, clock } = world({ a: every(5) });
  await schedule.opened();
  clock.time += 6 * minute;
  state.isEditing = true;
  await schedule.opened();
  expect(refreshed).toEqual([]);
  expect(schedule.pauseOf('a')).toBe('cell-in-edit');
  state.isEditing = false;
  await runFor(minute);
  expect(refreshed).toEqual([['a']]);
  expect(schedule.pauseOf('a')).toBeUndefined();
});

test('what is set to opening is refreshed once the cell is left that was edited then', async () => {
  const { state, runFor, refreshed, schedule } = world({ a: { kind: 'on-open' }, b: every(60) });
  state.isEditing = true;
  await schedule.opened();
  state.isEditing = false;
  await runFor(2 * minute);
  expect(refreshed).toEqual([['a']]);
});

test('conflicting edits stop the schedule of their query until a refresh meets none', async () => {
  const { state, runFor, refreshed, schedule } = world({ a: every(5), b: every(5) });
  state.outcome = (id) => done(id, id === 'a' ? [{}] : []);
  await runFor(11 * minute);
  expect(refreshed).toEqual([['a', 'b'], ['b']]);
  expect(schedule.pauseOf('a')).toBe('conflicts');
  schedule.note(done('a'));
  expect(schedule.pauseOf('a')).toBeUndefined();
});

test('what only the user can mend is not tried again by itself', async () => {
  const { state, runFor, refreshed, pauses } = world({ a: every(5) });
  state.outcome = (id) => failed(id, 'sign-in-needed');
  await runFor(30 * minute);
  expect(refreshed).toEqual([['a']]);
  expect(pauses).toEqual([['a', 'user']]);
});

test('a query that waits for the user does not make Excel be asked without rest', async () => {
  const { state, runFor } = world({ a: every(5) });
  state.outcome = (id) => failed(id, 'sign-in-needed');
  await runFor(60 * minute);
  expect(state.looks).toBeLessThan(130);
});

test('other failures wait for the next turn', async () => {
  const { state, runFor, refreshed } = world({ a: every(5) });
  state.outcome = (id) => failed(id, 'network-down');
  await runFor(16 * minute);
  expect(refreshed).toEqual([['a'], ['a'], ['a']]);
});

test('a refresh that the user stops waits for its next turn', async () => {
  const { state, runFor, refreshed } = world({ a: every(5) });
  state.outcome = (id) => ({ id, outcome: 'stopped' });
  await runFor(11 * minute);
  expect(refreshed).toEqual([['a'], ['a']]);
});
