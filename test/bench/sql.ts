import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import webpack, { type Configuration } from 'webpack';
import { startService } from '../../src/service/server';
import type { Measured } from './measured';
import type { StatementName } from './sql-data';

const lines: readonly { name: StatementName; text: string; mostMs?: number }[] = [
  { name: 'group', text: 'GROUP BY', mostMs: 400 },
  { name: 'join', text: 'join with 20,000 rows, grouped', mostMs: 600 },
  { name: 'joinRows', text: 'join with 20,000 rows, all 100,000 out' },
  { name: 'all', text: 'all rows out as arrays', mostMs: 3_000 },
];
const ms = (value: number) => `${Math.round(value).toLocaleString('en')} ms`;

/**
 * SQL on 100,000 rows × 40 columns in a Chromium worker, beside SQLite on real tables of the same
 * rows. The page is served by our service: its security policy must let the engine start.
 */
export async function sqlBench(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sql-bench-'));
  await build(folder);
  const service = await startService({
    port: 0,
    pipedriveBaseUrl: 'http://localhost',
    paneDir: folder,
    dataDir: join(folder, 'data'),
    requestsPerSecond: 10_000,
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH']!,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${service.url}/sql.html`);
    const broken = new Promise<never>((_, reject) => page.once('pageerror', reject));
    const finished = page.waitForFunction(() => window.pageTimes !== undefined, undefined, {
      timeout: 600_000,
    });
    await Promise.race([finished, broken]);
    const [times, pageTimes] = await page.evaluate(
      () => [window.sqlTimes!, window.pageTimes!] as const,
    );
    return [
      ...lines.map(({ name, text, mostMs }): Measured => {
        const time = times.engine[name]!;
        const plain = times.tables[name]!;
        return {
          name: `sql: ${text}, against real tables (${ms(times.load)} to fill)`,
          value: `${ms(time)} : ${ms(plain)}`,
          ...(mostMs === undefined
            ? {}
            : { target: `at most ${ms(mostMs)}`, ratio: mostMs / time }),
        };
      }),
      { name: 'sql: first answer of the engine, loading it', value: ms(pageTimes['start']!) },
      ...lines.map(({ name, text }) => ({
        name: `sql: ${text}, as the page sees it`,
        value: ms(pageTimes[name]!),
      })),
    ];
  } finally {
    await browser.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page and its worker, built as the pane is. */
async function build(folder: string): Promise<void> {
  // Not a module of ours: the compiler is configured in JavaScript.
  const { default: configure } = (await import(resolve('webpack.config.js'))) as {
    default: (environment: object, options: { mode: string }) => Configuration[];
  };
  const [pane] = configure({}, { mode: 'production' });
  const compiler = webpack({
    ...pane,
    entry: { sql: resolve('test/bench/sql-page.ts') },
    output: { path: folder, publicPath: '/', filename: '[name].js' },
    devtool: false,
    // What styles and pages need is left out.
    plugins: pane!.plugins!.filter((plugin) => plugin?.constructor.name === 'DefinePlugin'),
  });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      if (error) fail(error);
      else if (stats?.hasErrors()) fail(new Error(stats.toString('errors-only')));
      else done();
    });
  });
  writeFileSync(
    join(folder, 'sql.html'),
    '<!doctype html><meta charset="utf-8" /><script type="module" src="/sql.js"></script>',
  );
}
