import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '../../src/service/server';
import type { Measured } from './measured';

const users = 64;
const rounds = 40;
const leastPerSecond = 500;

interface Tally {
  acknowledged: number;
  refused: number;
  /** Accepted although another write had taken the place of the version it named. */
  wronglyAccepted: number;
}

/**
 * Users with two devices each, through HTTP into the embedded store on disk, service and devices in
 * one process. The devices keep a number in the user's blob: each round both add one at the same
 * time, and the one that is refused adds one to what it is shown. So the numbers at the end count
 * what was kept.
 */
export async function roamingBench(): Promise<Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roaming-bench-'));
  const agent = new Agent({ keepAlive: true });
  const service = await startService({
    port: 0,
    pipedriveBaseUrl: 'http://localhost',
    paneDir: 'assets',
    dataDir,
    requestsPerSecond: 1_000_000,
  });
  try {
    const put = writer(service.url, agent);
    const tally: Tally = { acknowledged: 0, refused: 0, wronglyAccepted: 0 };
    const started = performance.now();
    const counts = await Promise.all(Array.from({ length: users }, () => work(put, tally)));
    const seconds = (performance.now() - started) / 1000;
    const perSecond = tally.acknowledged / seconds;
    const lost = tally.acknowledged - counts.reduce((sum, count) => sum + count, 0);
    const stale = tally.refused + tally.wronglyAccepted;
    return [
      {
        name: 'roaming: writes a second',
        value: Math.round(perSecond).toLocaleString('en'),
        ratio: perSecond / leastPerSecond,
      },
      { name: 'roaming: acknowledged writes lost', value: `${lost} of ${tally.acknowledged}` },
      { name: 'roaming: stale writes accepted', value: `${tally.wronglyAccepted} of ${stale}` },
    ];
  } finally {
    agent.destroy();
    await service.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** One user's rounds. Resolves with the number that stands in the blob at the end. */
async function work(put: Writer, tally: Tally): Promise<number> {
  const id = randomBytes(32).toString('base64url');
  let current = await put(id, 1, { 'if-none-match': '*' });
  tally.acknowledged++;
  for (let round = 0; round < rounds; round++) {
    const over = (version: number) => ({ 'if-match': `"${version}"` });
    const both = await Promise.all(
      [0, 1].map(() => put(id, current.count + 1, over(current.version))),
    );
    const refused = both.find(({ accepted }) => !accepted);
    tally.acknowledged += both.filter(({ accepted }) => accepted).length;
    if (refused) tally.refused++;
    else tally.wronglyAccepted++;
    const seen = refused ?? both[1]!;
    current = await put(id, seen.count + 1, over(seen.version));
    if (!current.accepted) throw new Error('A write over the version that is there was refused.');
    tally.acknowledged++;
  }
  // One more write, over a version that never was, shows what is there without counting.
  return (await put(id, 0, { 'if-match': '"0"' })).count;
}

interface Result {
  readonly accepted: boolean;
  /** Of what is there after the write. */
  readonly version: number;
  readonly count: number;
}
type Writer = (id: string, count: number, condition: Record<string, string>) => Promise<Result>;

/** Makes a blob as large as a few profiles, with the number in front. */
const encode = (count: number) => `${count}${'-'.repeat(2000)}`;

function writer(url: string, agent: Agent): Writer {
  return (id, count, condition) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...condition };
      const asked = request(`${url}/roaming/${id}`, { agent, method: 'PUT', headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          const { version, data } = JSON.parse(text) as { version: number; data?: string };
          if (data !== undefined)
            resolve({ accepted: false, version, count: Number.parseInt(data, 10) });
          else if (answer.statusCode === 200 || answer.statusCode === 201)
            resolve({ accepted: true, version, count });
          else reject(new Error(`The service answered ${answer.statusCode}.`));
        });
      });
      asked.on('error', reject);
      asked.end(JSON.stringify({ data: encode(count) }));
    });
}
