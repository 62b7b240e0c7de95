import { randomUUID } from 'node:crypto';
import { openEngine } from '../../src/cli/engine';
import { connectionSettings } from '../../src/connection/settings';
import { systemClock } from '../../src/core/clock';
import { excelWorkbook } from '../../src/excel/excel-workbook';
import { createSession, type RequestEntry, type Session } from '../../src/pipedrive/session';
import { planSql } from '../../src/query/sql/plan-sql';
import type { Change } from '../../src/workbench/model/change';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import type { QueryOptions } from '../../src/workbook/definition';
import { preparedPlan } from '../../src/workbook/query-reader';
import { createRefresher, type Refresher } from '../../src/workbook/refresher';
import { trackImport } from '../../src/workbook/track-import';
import { median, type Measured } from './measured';
import { startSandboxProcess } from './sandbox-process';

const rows = 20_000;
const changed = 100;
const latencyMs = 100;
const rounds = 3;
const leastFaster = 10;
const mostRequests = 4;
const queries = 10;

const options: QueryOptions = {
  autoRefresh: { kind: 'off' },
  refreshOnParameter: false,
  mode: 'replace',
  zone: 'UTC',
};
const bigSql =
  'SELECT Id, Title, Value, Currency, Status, StageId, Stage, Owner, AddTime, UpdateTime FROM Deals';

/** A workbook in the workbench, real office.js, and a company behind 100 ms of latency. */
interface Bench {
  readonly workbook: Workbook;
  readonly session: Session;
  readonly refresher: Refresher;
  readonly requests: RequestEntry[];
  import(sql: string, name: string): Promise<string>;
}

function open(url: string): Bench {
  const workbook = new Workbook();
  Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
  const requests: RequestEntry[] = [];
  const properties = { APIToken: 'sandbox-token', CompanyDomain: 'sandbox' };
  const session = createSession(connectionSettings({ name: 'Sandbox', properties }), {
    fetch,
    clock: systemClock,
    random: Math.random,
    endpoints: { direct: url },
    onRequest: (entry) => requests.push(entry),
  });
  const engine = () => openEngine(systemClock);
  const ports = {
    ...excelWorkbook('0badcafe'),
    engine,
    clock: systemClock,
    connect: async () => session,
    newName: () => randomUUID(),
    newId: () => randomUUID(),
  };
  return {
    workbook,
    session,
    requests,
    refresher: createRefresher(ports),
    async import(sql, name) {
      const planned = await planSql(sql, { session, engine, zone: 'UTC' });
      const { tracked } = await trackImport(
        {
          prepared: preparedPlan(planned, session),
          session,
          sql,
          parameters: {},
          connection: 'Sandbox',
          name,
          destination: { kind: 'new-sheet' },
          options,
        },
        ports,
      );
      if ('problem' in tracked) throw tracked.problem;
      return tracked.definition.id;
    },
  };
}

/** What a refresh took, asked for and wrote. */
interface Taken {
  readonly ms: number;
  readonly requests: number;
  readonly cells: number;
}

async function taken({ workbook, requests }: Bench, work: () => Promise<unknown>): Promise<Taken> {
  let cells = 0;
  const stop = workbook.onChange((change: Change) => {
    if (change.kind === 'data' && change.type === 'RangeEdited')
      cells +=
        (change.rect.bottom - change.rect.top + 1) * (change.rect.right - change.rect.left + 1);
  });
  const before = requests.length;
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  stop();
  return { ms, requests: requests.length - before, cells };
}

/** Refreshes of a long table after a few changes, and of many tables at once. */
export async function refreshBench(): Promise<Measured[]> {
  return [...(await deltaBench()), ...(await manyBench())];
}

async function deltaBench(): Promise<Measured[]> {
  const sandbox = await startSandboxProcess({
    SANDBOX_PLAN: 'unlimited',
    SANDBOX_LATENCY_MS: String(latencyMs),
    SANDBOX_DEALS: String(rows),
  });
  try {
    const bench = open(sandbox.url);
    const id = await bench.import(bigSql, 'Deals');
    const deltas: Taken[] = [];
    const fulls: Taken[] = [];
    for (let round = 0; round < rounds; round++) {
      await touch(sandbox.url, round);
      deltas.push(await taken(bench, () => bench.refresher.refresh(id)));
      await touch(sandbox.url, round + rounds);
      fulls.push(await taken(bench, () => bench.refresher.refresh(id, { full: true })));
    }
    const ratio = median(fulls.map(({ ms }) => ms)) / median(deltas.map(({ ms }) => ms));
    const requests = Math.max(...deltas.map((one) => one.requests));
    const seconds = (all: readonly Taken[]) =>
      `${(median(all.map(({ ms }) => ms)) / 1000).toFixed(2)} s`;
    return [
      {
        name: `refresh: ${changed} of ${rows.toLocaleString('en')} rows changed, full : delta, median of ${rounds}`,
        value: `${seconds(fulls)} : ${seconds(deltas)} = ${ratio.toFixed(1)}`,
        target: `at least ${leastFaster}`,
        ratio: ratio / leastFaster,
      },
      {
        name: 'refresh: requests of a delta (of a full refresh)',
        value: `${requests} (${median(fulls.map((one) => one.requests))})`,
        target: `at most ${mostRequests}`,
        ratio: mostRequests / requests,
      },
      {
        name: 'refresh: cells in the ranges a delta of 100 changed titles writes (title and update time; those between are left alone)',
        value: String(median(deltas.map(({ cells }) => cells))),
      },
    ];
  } finally {
    sandbox.process.kill();
  }
}

/** Changes rows spread over the table, behind everybody's back. */
async function touch(url: string, round: number): Promise<void> {
  const step = Math.floor(rows / changed);
  const ids = Array.from({ length: changed }, (_, index) => 1 + index * step + round);
  await fetch(`${url}/_sandbox/touch`, {
    method: 'POST',
    body: JSON.stringify({ entity: 'deals', ids, patch: { title: `Changed in round ${round}` } }),
  });
}

async function manyBench(): Promise<Measured[]> {
  const sandbox = await startSandboxProcess({
    SANDBOX_PLAN: 'growth',
    SANDBOX_LATENCY_MS: String(latencyMs),
    SANDBOX_DEALS: '3000',
  });
  try {
    const bench = open(sandbox.url);
    const ids: string[] = [];
    for (let index = 0; index < queries; index++)
      ids.push(
        await bench.import(
          `SELECT Id, Title, Value FROM Deals WHERE OwnerId = ${index + 1}`,
          `Owner${index}`,
        ),
      );
    const one = await taken(bench, async () => {
      for (const id of ids) await bench.refresher.refresh(id, { full: true });
    });
    const all = await taken(bench, () => bench.refresher.refreshAll(ids, { full: true }));
    const refused = bench.requests.filter(({ status }) => status === 429).length;
    return [
      {
        name: `refresh all: ${queries} queries one after the other : side by side, Growth plan`,
        value: `${(one.ms / 1000).toFixed(2)} s : ${(all.ms / 1000).toFixed(2)} s = ${(one.ms / all.ms).toFixed(1)}, ${refused} requests refused`,
        target: 'side by side within the burst budget',
        ratio: one.ms / all.ms,
      },
    ];
  } finally {
    sandbox.process.kill();
  }
}
