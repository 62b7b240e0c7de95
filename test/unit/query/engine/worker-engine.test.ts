import { AppError } from '../../../../src/core/error';
import { systemClock } from '../../../../src/core/clock';
import type { Row } from '../../../../src/core/column';
import { LocalEngine } from '../../../../src/query/engine/local-engine';
import type { FetchRows, SqlEngine } from '../../../../src/query/engine/port';
import { loadSqlite } from '../../../../src/query/engine/sqlite';
import { WorkerEngine } from '../../../../src/query/engine/worker-engine';
import { serveEngine } from '../../../../src/query/engine/worker-serve';
import type { EngineWorker } from '../../../../src/query/engine/worker-task';
import { company, deals, organizations } from './company';
import { fakePipedrive } from './fake-pipedrive';

const held = company(7);
const tables = [deals, organizations];
const sql = 'SELECT d.Id, o.Name FROM Deals d JOIN Organizations o ON o.Id = d.OrgId';
const statement = { sql, parameters: {}, tables };

/** A worker whose other end is in this thread: what passes between them is copied as between threads. */
class ChannelWorker implements EngineWorker {
  static started: ChannelWorker[] = [];
  ended = false;
  private readonly channel = new MessageChannel();
  private readonly lost = new EventTarget();
  readonly postMessage: EngineWorker['postMessage'];

  constructor(engine: Promise<SqlEngine>) {
    ChannelWorker.started.push(this);
    const { port1, port2 } = this.channel;
    this.postMessage = (message) => port1.postMessage(message);
    serveEngine(port2, engine);
    port2.start();
    port1.start();
  }

  addEventListener(
    type: string,
    listen: (event: MessageEvent) => void,
    options?: { readonly signal: AbortSignal },
  ): void {
    const listener = (event: Event) => listen(event as MessageEvent);
    const target = type === 'message' ? this.channel.port1 : this.lost;
    target.addEventListener(type, listener, options);
  }

  crash(): void {
    this.lost.dispatchEvent(new Event('error'));
  }

  terminate(): void {
    this.ended = true;
    this.channel.port1.close();
  }
}

let local: LocalEngine;
let engine: WorkerEngine;
beforeAll(async () => {
  local = new LocalEngine(await loadSqlite(), {
    functions: () => [],
    aggregates: [],
    clock: systemClock,
  });
});
beforeEach(() => {
  ChannelWorker.started = [];
  engine = new WorkerEngine(() => new ChannelWorker(Promise.resolve(local)));
});
afterEach(() => engine.close());

test('a worker gives what the engine itself gives, and is used again', async () => {
  const { fetch } = fakePipedrive(held);
  expect(await engine.run(statement, fetch)).toEqual(await local.run(statement, fetch));
  expect(await engine.explain(statement)).toEqual(await local.explain(statement));
  const deletion = { ...statement, sql: 'DELETE FROM Deals WHERE StageId = 1' };
  expect(await engine.changes(deletion, fetch)).toEqual(await local.changes(deletion, fetch));
  const whole = await engine.run(statement, fetch, { pushDown: false });
  expect([...whole.rows].sort()).toEqual([...(await local.run(statement, fetch)).rows].sort());
  expect(ChannelWorker.started).toHaveLength(1);
});

test('many rows arrive whole and in order', async () => {
  const rows: Row[] = Array.from({ length: 12_345 }, (_, index) => [index + 1]);
  const fetch: FetchRows = async function* () {
    for (let first = 0; first < rows.length; first += 500) yield rows.slice(first, first + 500);
  };
  const all = { ...statement, sql: 'SELECT Id FROM Deals' };
  expect((await engine.run(all, fetch)).rows).toEqual(rows);
});

test('queries at the same time have a worker each; one of them is kept', async () => {
  const { fetch } = fakePipedrive(held);
  const [one, other] = await Promise.all([
    engine.run(statement, fetch),
    engine.run({ ...statement, sql: 'SELECT count(*) FROM Deals' }, fetch),
  ]);
  expect(one.rows.length).toBeGreaterThan(10);
  expect(other.rows).toEqual([[240]]);
  expect(ChannelWorker.started.map(({ ended }) => ended).sort()).toEqual([false, true]);
});

test('reading stops when the rows will do', async () => {
  let ended = false;
  const fetch: FetchRows = async function* () {
    try {
      for (let id = 1; ; id++) yield [[id]];
    } finally {
      ended = true;
    }
  };
  const few = { ...statement, sql: 'SELECT Id FROM Deals LIMIT 3' };
  expect((await engine.run(few, fetch)).rows).toEqual([[1], [2], [3]]);
  expect(ended).toBe(true);
});

test('an error of the statement comes with its code and its sentence, and the worker lives on', async () => {
  const wrong = engine.explain({ ...statement, sql: 'SELECT * FROM Dealz' });
  await expect(wrong).rejects.toMatchObject({
    code: 'table-unknown',
    message: 'There is no table called Dealz. Did you mean Deals?',
  });
  await engine.explain(statement);
  expect(ChannelWorker.started).toHaveLength(1);
});

test('an error of fetching is thrown as it is', async () => {
  const failure = new AppError('daily-budget-spent');
  const fetch: FetchRows = async function* () {
    throw failure;
  };
  await expect(engine.run(statement, fetch)).rejects.toBe(failure);
});

test('cancelling ends the worker and what it was fetching, whatever it is doing', async () => {
  const controller = new AbortController();
  const fetch: FetchRows = async function* (_request, signal) {
    const aborted = new Promise((_, reject) => {
      signal!.addEventListener('abort', () => reject(new AppError('cancelled')));
    });
    controller.abort();
    await aborted;
  };
  const run = engine.run(statement, fetch, { signal: controller.signal });
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  expect(ChannelWorker.started.map(({ ended }) => ended)).toEqual([true]);
});

test('a worker that dies is a sentence, and the next query has a new one', async () => {
  const fetch: FetchRows = async function* () {
    ChannelWorker.started[0]!.crash();
  };
  await expect(engine.run(statement, fetch)).rejects.toMatchObject({ code: 'sql-engine-lost' });
  expect((await engine.run(statement, fakePipedrive(held).fetch)).rows.length).toBeGreaterThan(10);
  expect(ChannelWorker.started.map(({ ended }) => ended)).toEqual([true, false]);
});

test('an engine that cannot be loaded is a sentence', async () => {
  const broken = new WorkerEngine(() => new ChannelWorker(Promise.reject(new Error('no wasm'))));
  await expect(broken.explain(statement)).rejects.toMatchObject({ code: 'sql-engine-lost' });
  expect(ChannelWorker.started.map(({ ended }) => ended)).toEqual([true]);
  broken.close();
});

test('closing cancels what is running', async () => {
  const fetch: FetchRows = async function* () {
    engine.close();
  };
  await expect(engine.run(statement, fetch)).rejects.toMatchObject({ code: 'cancelled' });
  expect(ChannelWorker.started.every(({ ended }) => ended)).toBe(true);
});
