/**
 * `npm run bench`: every number the project promises, measured side by side in one run.
 * `-- --json` prints them for machines; names given as arguments (`-- pane import`) choose some.
 */
import { spawnSync } from 'node:child_process';
import setup from '../global-setup';
import { openWorld } from '../e2e/world';
import { defaultOptions } from '../../src/sandbox/options';
import { importBench } from './import';
import type { Measured } from './measured';
import { paneSizeBench } from './pane-size';
import { paneStartBench } from './pane-start';
import { readsBench } from './reads';
import { refreshBench } from './refresh';
import { roamingBench } from './roaming';
import { sqlBench } from './sql';

const deals = Number(process.env['BENCH_DEALS'] ?? 100_000);

const benches: Record<string, () => Promise<Measured[]> | Measured[]> = {
  size: paneSizeBench,
  start: () => inWorld(1_000, paneStartBench),
  import: () => inWorld(deals, importBench),
  roaming: roamingBench,
  reads: readsBench,
  sql: sqlBench,
  refresh: refreshBench,
};

async function inWorld(
  rows: number,
  bench: (world: Awaited<ReturnType<typeof openWorld>>) => Promise<Measured[]>,
): Promise<Measured[]> {
  const world = await openWorld({ counts: { ...defaultOptions.counts, deals: rows } });
  try {
    return await bench(world);
  } finally {
    await world.close();
  }
}

const arguments_ = process.argv.slice(2);
const chosen = arguments_.filter((name) => name in benches);
spawnSync(
  process.execPath,
  ['node_modules/webpack/bin/webpack.js', '--mode', 'development', '--stats=errors-only'],
  { stdio: ['ignore', process.stderr, process.stderr] },
);
await setup();
const lines: Measured[] = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(benches)) {
  process.stderr.write(`${name} ...\n`);
  lines.push(...(await benches[name]!()));
}

if (arguments_.includes('--json')) {
  process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
} else {
  const width = Math.max(...lines.map(({ name }) => name.length));
  for (const { name, value, target, ratio } of lines) {
    const verdict = target
      ? ` (${target}${ratio === undefined ? '' : `; ${ratio.toFixed(2)} times as good`})`
      : ratio === undefined
        ? ''
        : ` (${ratio.toFixed(2)} times the least)`;
    process.stdout.write(`${name.padEnd(width)}  ${value}${verdict}\n`);
  }
}
