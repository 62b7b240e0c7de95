import { throwIfCancelled, type Clock } from '../core/clock';
import { toAppError, type AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { Session } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import { dated } from './append-copy';
import { fieldsOf, type QueryDefinition, type QueryOptions } from './definition';
import { basisOf } from './delta-policy';
import { importRows, type Imported } from './import';
import type { ParameterValues } from '../query/sql/parameter';
import { keyOf, namedFields, type PreparedQuery } from './query-reader';
import { readResult } from './read-result';
import type { RefreshPorts } from './refresh-ports';
import { rowKeys } from './row-keys';
import type { Destination, Sheets } from './sheets';
import { snapshotOf } from './snapshot';

export interface TrackedImport {
  readonly prepared: PreparedQuery;
  readonly session: Session;
  /** The text that is read again at each refresh, and the parameters it was read with now. */
  readonly sql: string;
  readonly parameters: ParameterValues;
  readonly connection: string;
  /** Wished table and sheet name. */
  readonly name: string;
  readonly destination: Destination;
  readonly options: QueryOptions;
}

export interface TrackingPorts extends Pick<
  RefreshPorts,
  'definitions' | 'snapshots' | 'tables' | 'newName'
> {
  readonly sheets: Sheets;
  readonly clock: Clock;
  /** A UUID. */
  newId(): string;
}

export interface TrackedImported extends Imported {
  readonly completeness: Completeness;
  /** What refreshes the table, or why it cannot be refreshed: the rows are there all the same. */
  readonly tracked: { readonly definition: QueryDefinition } | { readonly problem: AppError };
}

/**
 * Imports a query as a table that can be refreshed. The table is there all at once or not at all; its
 * definition follows.
 * @throws AppError of the read (network, limits, ...) or of the write (see `Sheets`), or `cancelled`
 */
export async function trackImport(
  request: TrackedImport,
  ports: TrackingPorts,
  options: JobOptions = {},
): Promise<TrackedImported> {
  const { prepared, session, name, destination } = request;
  const { mode, zone } = request.options;
  const width = prepared.kind === 'plan' ? prepared.plan.query.columns.length : 1;
  const place = await ports.sheets.locate(destination, width + (mode === 'append' ? 1 : 0));
  throwIfCancelled(options.signal);
  const now = ports.clock.now();
  const read = await readResult(prepared, session, options);
  const { columns, rows } =
    mode === 'append' ? dated(read.columns, read.rows, now, zone) : { ...read };
  const imported = await importRows(
    { name, columns, rows, place, zone },
    ports.sheets,
    options,
    ports.clock,
  );
  const result = { ...read, columns, rows, time: new Date(now).toISOString() };
  try {
    const definition = await track(request, imported, result, ports);
    return { ...imported, completeness: read.completeness, tracked: { definition } };
  } catch (error) {
    const problem = toAppError(error);
    return { ...imported, completeness: read.completeness, tracked: { problem } };
  }
}

type Result = Awaited<ReturnType<typeof readResult>> & { readonly time: string };

async function track(
  { prepared, session, sql, parameters, connection, options }: TrackedImport,
  { table }: Imported,
  { columns, rows, time, watermark, highestId }: Result,
  { definitions, snapshots, tables, newId, newName }: TrackingPorts,
): Promise<QueryDefinition> {
  const { state } = await tables.open(table);
  const fields = fieldsOf(columns);
  const key = keyOf(prepared, fields, rows);
  const { companyDomain } = session.settings;
  const isKept = options.mode === 'replace';
  const definition: QueryDefinition = {
    id: newId(),
    table: { id: table.id, name: table.name },
    connection: { name: connection, ...(companyDomain ? { company: companyDomain } : {}) },
    sql,
    fields: namedFields(sql, prepared),
    options,
    columns: columns.map(({ name, type, code, custom }, index) => ({
      field: fields[index]!,
      name,
      type,
      code,
      ...(custom ? { custom } : {}),
      column: state.columns[index]!.id,
      header: state.columns[index]!.name,
    })),
    ...(key === undefined ? {} : { key: fields[key]! }),
    ...(isKept ? { snapshot: newName() } : {}),
  };
  const tracked: QueryDefinition = {
    ...definition,
    last: {
      time,
      rows: rows.length,
      kind: 'full',
      full: time,
      swept: time,
      deltas: 0,
      unswept: 0,
      ...(watermark === undefined ? {} : { watermark }),
      ...(highestId === undefined ? {} : { highestId }),
      basis: basisOf(definition, prepared, session, parameters),
    },
  };
  if (tracked.snapshot !== undefined)
    await snapshots.write(
      tracked.id,
      tracked.snapshot,
      snapshotOf(fields, rowKeys(rows, key), rows),
    );
  await definitions.write(tracked);
  return tracked;
}
