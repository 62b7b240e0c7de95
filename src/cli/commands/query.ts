import type { Row } from '../../core/column';
import { localZone } from '../../core/zone';
import type { Session } from '../../pipedrive/session';
import { planSql } from '../../query/sql/plan-sql';
import { runSql, streamSql } from '../../query/sql/run-sql';
import type { Command, Shell } from '../command';
import { openSession } from '../connection';
import { planNote, usageNote } from '../plan-text';
import { UsageError } from '../usage-error';

/** Runs a SELECT. Rows are written as they arrive where the query and the format allow it. */
export const queryCommand: Command = {
  name: 'query',
  operands: 'SQL',
  help: 'Runs a SELECT statement; - reads it from standard input.',
  takes: ['parameters', 'explain', 'confirm'],
  async run({ operands: [typed = ''], options, shell, format }) {
    const { parameters = [], explain = false, confirm = false } = options;
    const { terminal, signal } = shell;
    const values = valuesIn(parameters);
    const sql = typed === '-' ? await terminal.input() : typed;
    const session = await openSession({ options, shell });
    const planned = await planSql(sql, {
      session,
      engine: shell.openEngine,
      zone: localZone(),
      parameters: values,
      expect: explain,
      confirmed: confirm || explain,
      signal,
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
  },
};

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
