import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { QueryDefinition } from './definition';
import { adoptColumns, isForeign } from './foreign';
import { meteredSession } from './metered-session';
import { namedFields } from './query-reader';
import { refreshColumns } from './refresh-columns';
import type { QueryEdit, Reading, Refreshed, RefreshPorts, RefreshRequest } from './refresh-ports';
import { readRefresh } from './refresh-read';
import { writeRefresh } from './refresh-write';
import { followTable } from './report-chart';
import type { TableState } from './table-sheet';

/** Queries refreshed together share what one of them has loaded. */
const freshMs = 10_000;

/**
 * Refreshes one query: reads the changes or all rows, then changes the table in one batch. Whatever
 * fails or is stopped before leaves the old rows. `turn` lets one refresh at a time change the sheet.
 */
export async function refreshQuery(
  ports: RefreshPorts,
  definition: QueryDefinition,
  request: RefreshRequest,
  options: JobOptions,
  turn: <T>(job: () => Promise<T>) => Promise<T>,
): Promise<Refreshed> {
  const began = ports.clock.now();
  // What would stop the write is found before anything is read.
  const { state } = await ports.tables.open(definition.table);
  const { edit } = request;
  if (!edit) requireColumns(definition, state);
  const asked = edit ? edited(definition, edit) : definition;
  const { signal } = options;
  const interactive = request.interactive ?? true;
  const session = meteredSession(
    await ports.connect(asked, { interactive, ...(signal ? { signal } : {}) }),
    (entry) => ports.onRequest?.(definition.id, entry),
  );
  // Whoever asks for all rows wants the names of fields, stages and people anew too.
  if (request.full) session.forget(freshMs);
  const isFromElsewhere = isForeign(definition, session);
  // Its deal 5 is not this company's: neither edits nor remarks may pass from one to the other.
  const isOthers = isFromElsewhere && definition.last !== undefined;
  if (isOthers && !request.full)
    throw new AppError('company-changed', {
      table: definition.table.name,
      company: definition.connection.company!,
      actual: session.settings.companyDomain,
    });
  const read = await readRefresh(ports, asked, request, session, options);
  const reading = isFromElsewhere ? adopted(read) : read;
  options.onProgress?.({ stage: 'writing', rows: 0, pages: 0, ...session.spent() });
  const written = await turn(async () => {
    const done = await writeRefresh(ports, { ...reading, isOthers }, session, signal);
    const { charts, definitions } = ports;
    if (!charts) return done;
    return { ...done, definition: await followTable({ charts, definitions }, done.definition) };
  });
  const { requests, tokens } = session.spent();
  return {
    ...written,
    requests,
    tokens,
    ms: ports.clock.now() - began,
    ...(reading.completeness
      ? { completeness: { ...reading.completeness, requests, tokens } }
      : {}),
  };
}

/** What a foreign query was read as, under the keys that fields have in this company. */
function adopted(reading: Reading): Reading {
  const { definition, prepared, result } = reading;
  const columns = adoptColumns(definition.columns, result);
  const fields = namedFields(definition.sql, prepared);
  return { ...reading, definition: { ...definition, columns, fields } };
}

function edited(definition: QueryDefinition, edit: QueryEdit): QueryDefinition {
  const { sql, options = definition.options, connection } = edit;
  return {
    ...definition,
    sql,
    // The text is new: it calls fields by the names they have today.
    fields: [],
    options,
    connection: connection === undefined ? definition.connection : { name: connection },
  };
}

/** Whether the table still has what a refresh needs: throws what `refreshColumns` throws. */
function requireColumns(definition: QueryDefinition, state: TableState): void {
  const names = definition.columns.map(({ name, type, code, custom }) => ({
    name,
    type,
    code,
    nullable: true,
    ...(custom ? { custom } : {}),
  }));
  refreshColumns(definition, names, state);
}
