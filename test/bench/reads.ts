import * as v2 from 'pipedrive/v2';
import { connectionSettings } from '../../src/connection/settings';
import { systemClock } from '../../src/core/clock';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { estimateRows } from '../../src/pipedrive/estimate';
import { describe } from '../../src/pipedrive/schema';
import { createSession } from '../../src/pipedrive/session';
import { planQuery } from '../../src/query/plan';
import { runQuery } from '../../src/query/run';
import type { Measured } from './measured';
import { signIn, startSandboxProcess } from './sandbox-process';

const deals = 20_000;
const latencyMs = 100;
const windowMs = 2_000;
const rounds = 5;
const leastFaster = 2.5;
const mostTokens = 1.25;
const leastShare = 0.8;

/** A way to sign in, with the requests that the Growth plan allows it within 2 s. */
interface Access {
  readonly name: string;
  readonly burst: number;
  readonly authScheme: 'Basic' | 'OAuth';
  /** API token or access token. */
  readonly secret: string;
}

/**
 * All deals, by the official client page after page and by this program, of a sandbox in a process
 * of its own that answers after 100 ms and keeps to the limits of the Growth plan. Metadata (fields,
 * stages, users, the estimate) is read before on our side and counted on neither.
 *
 * What the target asks for is met with OAuth. With an API token the limit itself allows less: 20,000
 * deals are 40 full pages, 40 requests are what 2 s allow, and no complete reading in parts does
 * without a 41st request, so it ends after 2 s and one answer, whoever reads.
 */
export async function readsBench(): Promise<Measured[]> {
  const sandbox = await startSandboxProcess({
    SANDBOX_PLAN: 'growth',
    SANDBOX_LATENCY_MS: String(latencyMs),
    SANDBOX_DEALS: String(deals),
  });
  try {
    const token: Access = {
      name: 'API token',
      burst: 40,
      authScheme: 'Basic',
      secret: 'sandbox-token',
    };
    const oauth: Access = {
      name: 'OAuth',
      burst: 160,
      authScheme: 'OAuth',
      secret: await signIn(sandbox.url),
    };
    const first = await compare(sandbox.url, token);
    const second = await compare(sandbox.url, oauth);
    const { ours, plain } = first;
    const share = ours.densest / token.burst;
    // The request after the last that the first window lets through is sent when that window is over.
    const leastMs = Math.floor((ours.requests - 1) / token.burst) * windowMs + latencyMs;
    return [
      {
        ...times(oauth, second),
        target: `at least ${leastFaster}`,
        ratio: second.plain.ms / second.ours.ms / leastFaster,
      },
      tokens(oauth, second),
      times(token, first),
      {
        name: `reads: the most that this limit allows for ${ours.requests} requests`,
        value: `${seconds(leastMs)}, ${(plain.ms / leastMs).toFixed(2)} times as fast as the client`,
      },
      tokens(token, first),
      {
        name: `reads: requests answered within 2 s, of ${token.burst} allowed`,
        value: `${ours.densest} = ${Math.round(share * 100)} %, ${ours.refused} refused`,
        target: `at least ${leastShare * 100} %`,
        ratio: share / leastShare,
      },
    ];
  } finally {
    sandbox.process.kill();
  }
}

function times({ name }: Access, { plain, ours }: Pair): Measured {
  return {
    name: `reads: ${deals.toLocaleString('en')} deals, official client : here, ${name}, median of ${rounds}`,
    value: `${seconds(plain.ms)} : ${seconds(ours.ms)} = ${(plain.ms / ours.ms).toFixed(2)}`,
  };
}

function tokens({ name }: Access, { plain, ours }: Pair): Measured {
  const ratio = ours.tokens / plain.tokens;
  return {
    name: `reads: API tokens, official client : here, ${name}`,
    value: `${plain.tokens} : ${ours.tokens} = ${ratio.toFixed(2)}`,
    target: `at most ${mostTokens}`,
    ratio: mostTokens / ratio,
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** One read by each, side by side: what else the machine does meets both. */
interface Pair {
  readonly plain: Round;
  readonly ours: Round;
}

interface Round {
  readonly ms: number;
  readonly requests: number;
  readonly tokens: number;
  /** The most requests that were answered within one window. */
  readonly densest: number;
  readonly refused: number;
}

/** The pair whose ratio is the median. */
async function compare(url: string, access: Access): Promise<Pair> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const plain = await measure(url, () => readByClient(url, access));
    const ours = await measure(url, await preparedRead(url, access));
    pairs.push({ plain, ours });
  }
  pairs.sort((a, b) => a.plain.ms / a.ours.ms - b.plain.ms / b.ours.ms);
  return pairs[Math.floor(rounds / 2)]!;
}

interface Logged {
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
    requests: log.length,
    tokens: log.reduce((sum, { cost }) => sum + cost, 0),
    densest: Math.max(
      ...answered.map((from) => answered.filter((at) => at >= from && at < from + windowMs).length),
    ),
    refused: log.filter(({ status }) => status === 429).length,
  };
}

async function readByClient(
  url: string,
  { authScheme, secret }: Access,
): Promise<readonly number[]> {
  const api = new v2.DealsApi(
    new v2.Configuration({
      basePath: `${url}/api/v2`,
      ...(authScheme === 'Basic' ? { apiKey: secret } : { accessToken: secret }),
    }),
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
async function preparedRead(url: string, { authScheme, secret }: Access): Promise<Read> {
  const profile = {
    name: 'Sandbox',
    properties: { APIToken: 'sandbox-token', CompanyDomain: 'sandbox' },
  };
  const answered: number[] = [];
  const session = createSession(
    { ...connectionSettings(profile), authScheme },
    {
      fetch,
      clock: systemClock,
      random: Math.random,
      endpoints: { direct: url },
      grant: {
        accessToken: async () => secret,
        rejected: async () => secret,
        apiDomain: async () => undefined,
      },
      onRequest: () => answered.push(performance.now()),
    },
  );
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
