import { AppError } from '../../../../src/core/error';
import type { RequestEntry, Session } from '../../../../src/pipedrive/session';
import { createLog } from '../../../../src/taskpane/log/log';
import type { OpenConnection } from '../../../../src/taskpane/engine';

const request: RequestEntry = {
  time: 5,
  method: 'GET',
  path: 'api/v2/deals',
  status: 200,
  ms: 1,
  tokens: 10,
};

/** A connection whose requests the test sends itself. */
function aConnection() {
  let usage = { requests: 3, tokens: 30 };
  const listeners = new Set<(entry: RequestEntry) => void>();
  const session: Pick<Session, 'usage'> = { usage: () => usage };
  const connection = {
    session: session as Session,
    watch: (listener: (entry: RequestEntry) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } satisfies OpenConnection;
  const send = () => {
    usage = { requests: usage.requests + 1, tokens: usage.tokens + 10 };
    listeners.forEach((listener) => listener(request));
  };
  return { connection, send, listeners };
}

function aLog() {
  let now = 1000;
  return { log: createLog({ now: () => now }), pass: (ms: number) => (now += ms) };
}

test('a finished task is noted with what it alone has cost', async () => {
  const { log, pass } = aLog();
  const { connection, send, listeners } = aConnection();
  await log.record({
    title: 'Import Deals',
    connection,
    work: async () => {
      send();
      send();
      pass(700);
      return 12;
    },
    rows: (result) => result,
    doneTitle: (result) => `Import Deals, ${result}`,
  });
  expect(log.entries.value).toEqual([
    {
      id: 1,
      time: 1700,
      title: 'Import Deals, 12',
      outcome: 'done',
      ms: 700,
      requests: 2,
      tokens: 20,
      rows: 12,
      trace: [request, request],
    },
  ]);
  expect(listeners.size).toBe(0);
});

test('a failure is noted with its code and passed on', async () => {
  const { log } = aLog();
  const { connection } = aConnection();
  const work = () => Promise.reject(new AppError('token-rejected'));
  await expect(log.record({ title: 'Test', connection, work })).rejects.toThrow();
  expect(log.entries.value[0]).toMatchObject({ outcome: 'failed', code: 'token-rejected' });
});

test('stopping is not a failure', async () => {
  const { log } = aLog();
  const { connection } = aConnection();
  const work = () => Promise.reject(new AppError('cancelled'));
  await expect(log.record({ title: 'Import Deals', connection, work })).rejects.toThrow();
  expect(log.entries.value[0]).toMatchObject({
    outcome: 'stopped',
    title: 'Import Deals, stopped',
  });
  expect(log.entries.value[0]).not.toHaveProperty('code');
});

test('the newest entry comes first, and old ones make room', async () => {
  const { log } = aLog();
  const { connection } = aConnection();
  for (let task = 1; task <= 210; task += 1)
    await log.record({ title: `Task ${task}`, connection, work: async () => undefined });
  expect(log.entries.value).toHaveLength(200);
  expect(log.entries.value[0]?.title).toBe('Task 210');
});
