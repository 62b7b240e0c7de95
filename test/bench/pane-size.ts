import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measured } from './measured';

const mostKilobytes = 60;

/** Scripts that the production page loads before it can be used, compressed; office.js apart. */
export function paneSizeBench(): Measured[] {
  const out = mkdtempSync(join(tmpdir(), 'pane-size-'));
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        'node_modules/webpack/bin/webpack.js',
        '--mode',
        'production',
        '--output-path',
        out,
        '--stats=errors-only',
      ],
      { stdio: ['ignore', process.stderr, process.stderr] },
    );
    if (status !== 0) throw new Error('The production build failed');
    const page = readFileSync(join(out, 'taskpane.html'), 'utf8');
    const scripts = [...page.matchAll(/<script[^>]+src="?\/([^">]+)/g)].map(([, name]) => name!);
    const bytes = scripts.reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(out, name)), { level: 9 }).length,
      0,
    );
    const kilobytes = bytes / 1024;
    return [
      {
        name: 'pane: initial JavaScript, gzip',
        value: `${kilobytes.toFixed(1)} KB`,
        target: `at most ${mostKilobytes} KB`,
        ratio: mostKilobytes / kilobytes,
      },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
}
