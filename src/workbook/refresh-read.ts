import type { Column, Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import { columnOf } from '../query/validate';
import { dated } from './append-copy';
import { cellValues } from './cells';
import { fieldsOf, type LastRefresh, type QueryDefinition } from './definition';
import { basisOf, deltaPolicy, fullReason, isSweepDue, listsDeleted } from './delta-policy';
import type { MeteredSession } from './metered-session';
import { keyOf, namedFields, parametersOf, prepareQuery, type PreparedQuery } from './query-reader';
import { DeltaReader, readDelta } from './read-delta';
import { readResult } from './read-result';
import type { Reading, RefreshPorts, RefreshRequest } from './refresh-ports';
import { reportOf } from './report';
import { reportQuery } from './report-query';
import type { Snapshot } from './snapshot';
import { sweep } from './sweep';

/** Reads all that a refresh needs of Pipedrive: the changes where they will do, all rows otherwise. */
export async function readRefresh(
  ports: RefreshPorts,
  definition: QueryDefinition,
  request: RefreshRequest,
  session: MeteredSession,
  options: JobOptions,
): Promise<Reading> {
  const { engine, cells, clock, policy = deltaPolicy } = ports;
  const { zone } = definition.options;
  const parameters = await cellValues(parametersOf(definition), cells, zone);
  const prepared = reportQuery(
    await prepareQuery(definition, engine, session, parameters, options),
    reportOf(definition.options.report),
  );
  const basis = basisOf(definition, prepared, session, parameters);
  const now = clock.now();
  const old = await readSnapshot(ports, definition, request);
  const isEdited = request.edit !== undefined;
  const asked = request.full || isEdited || (definition.snapshot !== undefined && !old);
  const reason = asked ? 'asked' : fullReason(definition, prepared, basis, now, policy);
  const time = new Date(now).toISOString();
  const common = { definition, prepared, old, reason, isEdited };
  if (reason === undefined && old && prepared.kind === 'plan')
    return { ...common, ...(await readChanges(prepared, old, time)) };
  const { rows, columns, completeness, watermark, highestId } = await readResult(
    prepared,
    session,
    options,
  );
  const isDated = definition.options.mode === 'append';
  const result = isDated ? dated(columns, rows, now, definition.options.zone) : { columns, rows };
  return {
    ...common,
    definition: isEdited ? withIdentity(definition, prepared, result) : definition,
    read: { kind: 'full', rows: result.rows },
    result: result.columns,
    completeness,
    last: {
      time,
      rows: rows.length,
      kind: 'full',
      full: time,
      swept: time,
      deltas: 0,
      unswept: 0,
      basis,
      ...(watermark === undefined ? {} : { watermark }),
      ...(highestId === undefined ? {} : { highestId }),
    },
  };

  async function readChanges(
    { plan }: Extract<PreparedQuery, { kind: 'plan' }>,
    snapshot: Snapshot,
    at: string,
  ): Promise<Pick<Reading, 'read' | 'result' | 'last'>> {
    const before = definition.last!;
    const reader = new DeltaReader(plan, session, options);
    const {
      rows,
      departed,
      watermark: mark,
      highestId: highest,
    } = await readDelta(reader, before, session);
    const swept = !listsDeleted(plan.schema.entry) && isSweepDue(before, now, policy);
    if (swept) await sweep(reader, snapshot.keys);
    const last: LastRefresh = {
      ...before,
      time: at,
      kind: 'delta',
      deltas: before.deltas + 1,
      unswept: swept ? 0 : before.unswept + 1,
      swept: swept ? at : before.swept,
      watermark: mark,
      ...(highest === undefined ? {} : { highestId: highest }),
    };
    return {
      read: { kind: 'delta', rows, departed },
      result: plan.query.columns.map((name) => columnOf(plan.schema, name)),
      last,
    };
  }
}

/** An edited query with the key and the named fields that it has now. */
function withIdentity(
  { key: _, ...definition }: QueryDefinition,
  prepared: PreparedQuery,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly Row[] },
): QueryDefinition {
  const names = fieldsOf(columns);
  const key = keyOf(prepared, names, rows);
  const fields = namedFields(definition.sql, prepared);
  return { ...definition, fields, ...(key === undefined ? {} : { key: names[key]! }) };
}

async function readSnapshot(
  { snapshots }: RefreshPorts,
  { id, snapshot, table }: QueryDefinition,
  { discardEdits }: RefreshRequest,
): Promise<Snapshot | undefined> {
  if (snapshot === undefined) return undefined;
  const found = await snapshots.read(id, snapshot);
  if (!found && !discardEdits) throw new AppError('snapshot-damaged', { table: table.name });
  return found;
}
