import type { QueryDefinition } from '../../../../src/workbook/definition';
import type { Schedule, SchedulePorts } from '../../../../src/workbook/schedule';
import { createBackground } from '../../../../src/taskpane/workbook/background';
import { aDefinition } from '../../workbook/a-definition';
import { aListedQuery } from './a-listed-query';

/** A background whose schedule and watch only note that they were begun. */
function world() {
  const begun: string[] = [];
  const watched: AbortSignal[] = [];
  let ports: Pick<SchedulePorts, 'onPause'> = {};
  let running: AbortSignal | undefined;
  const schedule: Schedule = {
    opened: async () => void begun.push('opened'),
    run: async (signal) => {
      begun.push('run');
      running = signal;
    },
    note: () => undefined,
    pauseOf: () => undefined,
  };
  const changed: QueryDefinition[] = [];
  const background = createBackground({
    engine: {
      createSchedule: (given) => {
        ports = given;
        return schedule;
      },
      watchParameters: async (onParameter, signal) => {
        watched.push(signal);
        onParameter(aDefinition);
      },
    },
    refresher: {
      queries: async () => ({ queries: [], problems: [], copies: [] }),
      refreshAll: async () => [],
    },
    onOutcome: () => undefined,
    onParameter: (query) => void changed.push(query),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    background,
    begun,
    watched,
    changed,
    settled,
    ports: () => ports,
    running: () => running,
  };
}

test('nothing begins in a workbook without queries, and everything once with the first', async () => {
  const { background, begun, settled } = world();
  background.update([]);
  await settled();
  expect(begun).toEqual([]);
  background.update([aListedQuery()]);
  background.update([aListedQuery()]);
  await settled();
  expect(begun).toEqual(['opened', 'run']);
});

test('parameters are watched anew when a query with one comes, and not for other changes', () => {
  const { background, watched, changed } = world();
  const one = aListedQuery({ hasParameters: true });
  background.update([aListedQuery()]);
  expect(watched).toEqual([]);
  background.update([one]);
  background.update([one, aListedQuery({ id: 'plain' })]);
  expect(watched).toHaveLength(1);
  expect(changed).toEqual([aDefinition]);
  background.update([one, aListedQuery({ id: 'second', hasParameters: true })]);
  expect(watched.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('a template rests for good', async () => {
  const { background, begun, watched, settled, running } = world();
  background.update([aListedQuery({ hasParameters: true })]);
  await settled();
  background.stop();
  background.update([aListedQuery({ id: 'second', hasParameters: true })]);
  await settled();
  expect(running()?.aborted).toBe(true);
  expect(watched.map(({ aborted }) => aborted)).toEqual([true]);
  expect(begun).toEqual(['opened', 'run']);
});

test('pauses come and go', () => {
  const { background, ports } = world();
  ports().onPause?.('a', 'conflicts');
  expect([...background.pauses.value]).toEqual([['a', 'conflicts']]);
  ports().onPause?.('a', undefined);
  expect(background.pauses.value.size).toBe(0);
});
