import { spawn, type ChildProcess } from 'node:child_process';
import * as v2 from 'pipedrive/v2';
import { systemClock } from '../../src/core/clock';
import { connectionSettings } from '../../src/connection/settings';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { estimateRows } from '../../src/pipedrive/estimate';
import { describe } from '../../src/pipedrive/schema';
import { createSession } from '../../src/pipedrive/session';
import { planQuery } from '../../src/query/plan';
import { runQuery } from '../../src/query/run';
import { median, type Measured } from './measured';

const deals = 20_000;
const latencyMs = 100;
const burst = 40;
const windowMs = 2_000;
const rounds = 3;
const leastFaster = 2.5;
const mostTokens = 1.25;
const leastShare = 0.8;

/**
 * All deals, by the official client page after page and by this program, of a sandbox in a process
 * of its own that answers after 100 ms and keeps to the Growth plan's limits of an API token.
 * Metadata (fields, stages, users, the estimate) is read before on our side and counted on neither.
 */
export async function readsBench(): Promise<Measured[]> {
  const sandbox = await startSandboxProcess();
  try {
    const plain: Round[] = [];
    const ours: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      plain.push(await measure(sandbox.url, () => readByClient(sandbox.url)));
      const read = await preparedRead(sandbox.url);
      ours.push(await measure(sandbox.url, read));
    }
    const refused = ours.reduce((sum, one) => sum + one.refused, 0);
    const ms = (all: readonly Round[]) => median(all.map((one) => one.ms));
    const tokens = (all: readonly Round[]) => Math.max(...all.map((one) => one.tokens));
    const faster = median(ours.map((one, index) => plain[index]!.ms / one.ms));
    const share = Math.min(...ours.map(({ densest }) => densest / burst));
    const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
    return [
      {
        name: `reads: ${deals.toLocaleString('en')} deals, official client : here, median of ${rounds}`,
        value: `${seconds(ms(plain))} : ${seconds(ms(ours))} = ${faster.toFixed(2)}`,
        target: `at least ${leastFaster}`,
        ratio: faster / leastFaster,
      },
      {
        name: 'reads: API tokens, official client : here, worst',
        value: `${tokens(plain)} : ${tokens(ours)} = ${(tokens(ours) / tokens(plain)).toFixed(2)}`,
        target: `at most ${mostTokens}`,
        ratio: mostTokens / (tokens(ours) / tokens(plain)),
      },
      {
        name: `reads: requests within 2 s, of ${burst} allowed, worst`,
        value: `${Math.round(share * burst)} = ${Math.round(share * 100)} %, ${refused} refused`,
        target: `at least ${leastShare * 100} %`,
        ratio: share / leastShare,
      },
    ];
  } finally {
    sandbox.process.kill();
  }
}

interface Round {
  readonly ms: number;
  readonly tokens: number;
  /** The most requests that were answered within one window. */
  readonly densest: number;
  readonly refused: number;
}

interface Logged {
  readonly path: string;
  readonly status: number;
  readonly cost: number;
}

/** Resolves with when each request was answered: milliseconds of `performance.now`. */
type Read = () => Promise<readonly number[]>;

/** Begins with an empty log and an empty window, and reads what the sandbox has counted. */
async function measure(url: string, read: Read): Promise<Round> {
  await systemClock.sleep(windowMs + latencyMs);
  await fetch(`${url}/_sandbox/requests`, { method: 'DELETE' });
  const started = performance.now();
  const answered = await read();
  const ms = performance.now() - started;
  const log = (await (await fetch(`${url}/_sandbox/requests`)).json()) as Logged[];
  return {
    ms,
    tokens: log.reduce((sum, { cost }) => sum + cost, 0),
    densest: Math.max(
      ...answered.map((from) => answered.filter((at) => at >= from && at < from + windowMs).length),
    ),
    refused: log.filter(({ status }) => status === 429).length,
  };
}

async function readByClient(url: string): Promise<readonly number[]> {
  const api = new v2.DealsApi(
    new v2.Configuration({ apiKey: 'sandbox-token', basePath: `${url}/api/v2` }),
  );
  const answered: number[] = [];
  let rows = 0;
  let cursor: string | undefined;
  do {
    const { data = [], additional_data: more } = await api.getDeals({
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    answered.push(performance.now());
    rows += data.length;
    cursor = more?.next_cursor || undefined;
  } while (cursor !== undefined);
  expectAll(rows);
  return answered;
}

/** Fields, names and the plan are there; the columns are those that Deals starts with. */
async function preparedRead(url: string): Promise<Read> {
  const profile = {
    name: 'Sandbox',
    properties: { APIToken: 'sandbox-token', CompanyDomain: 'sandbox' },
  };
  const answered: number[] = [];
  const session = createSession(connectionSettings(profile), {
    fetch,
    clock: systemClock,
    random: Math.random,
    endpoints: { direct: url },
    onRequest: () => answered.push(performance.now()),
  });
  const entry = tableEntry('Deals');
  const schema = await describe(entry, session);
  const estimate = await estimateRows(entry, session);
  const columns = schema.columns.filter(({ selected }) => selected).map(({ name }) => name);
  const query = { table: 'Deals', columns, filters: [], sort: [] };
  const plan = planQuery(query, schema, { estimate });
  return async () => {
    answered.length = 0;
    const { rows, completeness } = await runQuery(plan, session);
    if (!completeness.lastCursorReached) throw new Error('The end of the list was not reached.');
    expectAll(rows.length);
    return answered;
  };
}

function expectAll(rows: number): void {
  if (rows !== deals) throw new Error(`Read ${rows} of ${deals} deals.`);
}

async function startSandboxProcess(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      SANDBOX_PLAN: 'growth',
      SANDBOX_LATENCY_MS: String(latencyMs),
      SANDBOX_DEALS: String(deals),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /^Sandbox: (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error('The sandbox ended before it was ready.')));
  });
  return { url, process: child };
}
