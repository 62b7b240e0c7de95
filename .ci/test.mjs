// The whole check of the project: types, lint, format, production build, then every test.
// Each check counts as one; the last line is `N passed, N failed[, N skipped]`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'pipedrive-excel-'));
const report = join(scratch, 'jest.json');

/** No check takes this long: one that does hangs, and says so instead of holding everything up. */
const patience = 20 * 60_000;

const run = (name, args, environment = {}) => {
  console.log(`\n> ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    timeout: patience,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...environment },
  });
  console.log(
    `${status === 0 ? 'ok' : 'FAILED'}: ${name}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return status === 0;
};

const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '-c', 'test/eslint.config.js', '.']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  [
    'build for development',
    ['node_modules/webpack/bin/webpack.js', '--mode', 'development', '--stats=errors-warnings'],
  ],
];
const results = checks.map(([name, args]) => run(name, args));
// Browser tests mostly wait: two at a time, also where jest would leave one of two cores idle.
run(
  'tests',
  [
    'node_modules/jest/bin/jest.js',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${report}`,
    '--silent=false',
  ],
  {
    NODE_ENV: 'test',
  },
);

let jest = {
  numPassedTests: 0,
  numFailedTests: 1,
  numPendingTests: 0,
  numRuntimeErrorTestSuites: 0,
};
try {
  jest = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('jest left no report');
}
rmSync(scratch, { recursive: true, force: true });

const passed = results.filter(Boolean).length + jest.numPassedTests;
const failed =
  results.filter((ok) => !ok).length + jest.numFailedTests + jest.numRuntimeErrorTestSuites;
const skipped = jest.numPendingTests > 0 ? `, ${jest.numPendingTests} skipped` : '';
console.log(`\n${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;
