import type { Row } from '../../core/column';
import { localZone } from '../../core/zone';
import type { Session } from '../../pipedrive/session';
import { explainScript } from '../../query/sql/explain-script';
import { planSql, type SqlOptions } from '../../query/sql/plan-sql';
import { runSql, streamSql } from '../../query/sql/run-sql';
import { runScript, statementsIn } from '../../query/sql/script';
import type { Call, Command, Result, Shell, StreamedResult } from '../command';
import { openSession } from '../connection';
import { openJournal } from '../journal-file';
import { costNote, planNote, usageNote, writeNote } from '../plan-text';
import { runSignInProcedure } from '../sign-in-procedure';
import { UsageError } from '../usage-error';

/** Runs SQL. Rows are written as they arrive where it is one query, and it and the format allow it. */
export const queryCommand: Command = {
  name: 'query',
  operands: 'SQL',
  help: 'Runs SQL: a query, or a script that changes Pipedrive; - reads it from standard input.',
  takes: ['parameters', 'explain', 'confirm', 'dryRun', 'keepGoing', 'journal'],
  async run(call) {
    const { operands, options, shell } = call;
    const { parameters = [], confirm = false } = options;
    const values = valuesIn(parameters);
    const [typed = ''] = operands;
    const sql = typed === '-' ? await shell.terminal.input() : typed;
    const statements = statementsIn(sql);
    const session = await openSession({ options, shell });
    const planning: SqlOptions = {
      session,
      engine: shell.openEngine,
      zone: localZone(),
      parameters: values,
      confirmed: confirm,
      signal: shell.signal,
    };
    const isQuery = statements.length === 1 && statements[0]!.kind === 'select';
    return isQuery ? runQuery(sql, planning, call) : runStatements(sql, planning, call);
  },
};

async function runQuery(
  sql: string,
  planning: SqlOptions,
  { options: { explain = false }, shell, format }: Call,
): Promise<Result | StreamedResult | undefined> {
  const { terminal, signal } = shell;
  const { session, confirmed = false } = planning;
  const planned = await planSql(sql, {
    ...planning,
    expect: explain,
    confirmed: confirmed || explain,
  });
  if (explain) {
    terminal.note(planNote(planned));
    return undefined;
  }
  const stream = format === 'table' ? undefined : await streamSql(planned, session, { signal });
  if (stream) return { ...stream, pages: metered(stream.pages, session, shell) };
  const { columns, rows, completeness } = await runSql(planned, session, { signal });
  terminal.note(usageNote(rows.length, session.usage(), completeness));
  return { columns, rows };
}

async function runStatements(
  sql: string,
  planning: SqlOptions,
  { options, shell }: Call,
): Promise<Result | undefined> {
  const { terminal } = shell;
  const { explain = false, dryRun = false, keepGoing = false } = options;
  const scripted = {
    ...planning,
    dryRun,
    keepGoing,
    signIn: (name: string, parameters: Readonly<Record<string, string>>) =>
      runSignInProcedure(name, parameters, { options, shell }),
  };
  if (explain) {
    const plans = await explainScript(sql, scripted);
    for (const plan of plans) terminal.note(planNote(plan));
    return undefined;
  }
  const { session } = planning;
  const journal =
    options.journal === undefined || dryRun
      ? undefined
      : await openJournal(options.journal, session);
  const result = await runScript(sql, {
    ...scripted,
    ...(journal ? { onWritten: journal.add } : {}),
  }).finally(() => journal?.close());
  for (const outcome of result.outcomes) if (outcome.counts) terminal.note(writeNote(outcome));
  const error = result.error ?? journal?.failure;
  if (error) terminal.note(error.message);
  terminal.note(costNote(session.usage()));
  const { columns, rows, failed } = result;
  return { columns, rows, failed: failed > 0 || error !== undefined };
}

/** The same pages; behind the last, what they cost. */
async function* metered(
  pages: AsyncIterable<readonly Row[]>,
  session: Session,
  { terminal }: Shell,
): AsyncGenerator<readonly Row[]> {
  let count = 0;
  for await (const rows of pages) {
    count += rows.length;
    yield rows;
  }
  terminal.note(usageNote(count, session.usage()));
}

/** `name=value`, by names in small letters. */
function valuesIn(given: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError('Parameters are written NAME=VALUE.');
    const name = text.slice(0, at).replace(/^[@:]/, '').toLowerCase();
    if (Object.hasOwn(values, name)) throw new UsageError('A parameter is given twice.');
    values[name] = text.slice(at + 1);
  }
  return values;
}
