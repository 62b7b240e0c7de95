/** Every example of docs/sql.md is run against the sandbox, and its answer compared where one is shown. */
import { readFileSync } from 'node:fs';
import type { Value } from '../../src/core/column';
import { explainScript } from '../../src/query/sql/explain-script';
import { planSql, type SqlOptions } from '../../src/query/sql/plan-sql';
import { runSql } from '../../src/query/sql/run-sql';
import { runScript, statementsIn } from '../../src/query/sql/script';
import { openEngine } from '../../src/cli/engine';
import { systemClock } from '../../src/core/clock';
import { PipedriveWorld } from './pipedrive-world';

interface Example {
  readonly sql: string;
  /** Lines of the plan. */
  readonly plan?: readonly string[];
  /** Head and rows of the table that follows. */
  readonly table?: readonly (readonly string[])[];
}

const page = readFileSync('docs/sql.md', 'utf8');
const examples = [
  ...page.matchAll(/```sql\n([^`]*)```\n+((?:```plan\n[^`]*```|(?:\|.*\n)+)?)/g),
].map(([, sql, answer]): Example => ({
  sql: sql!.trim(),
  ...(answer!.startsWith('```') ? { plan: answer!.split('\n').slice(1, -1) } : {}),
  ...(answer!.startsWith('|') ? { table: cellsOf(answer!) } : {}),
}));

function cellsOf(table: string): string[][] {
  const lines = table.trim().split('\n');
  return lines
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const world = new PipedriveWorld();
beforeAll(() => world.start());
afterAll(() => world.close());

test('the page has examples of all kinds', () => {
  expect(examples.filter(({ plan }) => plan).length).toBeGreaterThan(2);
  expect(examples.filter(({ table }) => table).length).toBeGreaterThan(2);
  expect(examples.filter(({ sql }) => !isQuery(sql)).length).toBeGreaterThan(8);
});

function isQuery(sql: string): boolean {
  const [first, ...others] = statementsIn(sql);
  return first!.kind === 'select' && others.length === 0;
}

test.each(examples)('$sql', async ({ sql, plan, table }) => {
  const session = world.session();
  const options = {
    session,
    engine: () => openEngine(systemClock),
    locale: 'en',
    parameters: { stage: '2', word: 'a' },
  };
  const { lines, run } = await (isQuery(sql) ? query(sql, options) : script(sql, options));
  if (plan) expect(lines.map(({ where, text }) => `${where}: ${text}`)).toEqual(plan);
  const { columns, rows } = await run();
  if (!table) return;
  const shown = (value: Value) => (value === null ? 'NULL' : String(value));
  expect([columns.map(({ name }) => name), ...rows.map((row) => row.map(shown))]).toEqual(table);
});

async function query(sql: string, options: SqlOptions) {
  const planned = await planSql(sql, options);
  return { lines: planned.lines, run: () => runSql(planned, options.session) };
}

/** Every row of it must be written, and there must be some. */
async function script(sql: string, options: SqlOptions) {
  const plans = await explainScript(sql, options);
  const run = async () => {
    const result = await runScript(sql, options);
    for (const { counts } of result.outcomes)
      if (counts)
        expect(counts).toEqual({ done: expect.any(Number), failed: 0, skipped: 0, ready: 0 });
    expect([result.error, result.rows.length > 0]).toEqual([undefined, true]);
    return result;
  };
  return { lines: plans.flatMap(({ lines }) => lines), run };
}
