import { throwIfCancelled } from '../core/clock';
import { isAppError } from '../core/error';
import type { Session } from '../pipedrive/session';
import { columnOf } from '../query/validate';
import { copyPatch } from './append-copy';
import type { QueryDefinition } from './definition';
import { editColumns, type EditedColumns } from './edit-columns';
import type { PreparedQuery } from './query-reader';
import { refreshColumns, type RefreshColumns } from './refresh-columns';
import type { Reading, Refreshed, RefreshPorts } from './refresh-ports';
import { mergeSheet, type SheetMerge } from './refresh-sheet';
import type { SortField } from './table-sheet';

/** Tries to write before a table that somebody works in is left for later. */
const attempts = 3;

/** What the write knows of a refresh. */
export type Written = Omit<Refreshed, 'requests' | 'tokens' | 'ms' | 'completeness'>;

/** Merges what was read into the sheet, in one batch; again where the table was changed meanwhile. */
export async function writeRefresh(
  ports: RefreshPorts,
  reading: Reading,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<Written> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(ports, reading, session, signal);
    } catch (error) {
      const isChanged = isAppError(error) && error.code === 'table-changed';
      if (!isChanged || attempt === attempts) throw error;
    }
  }
}

async function writeOnce(
  ports: RefreshPorts,
  reading: Reading,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<Written> {
  throwIfCancelled(signal);
  const { definition, read, old, reason } = reading;
  const table = await ports.tables.open(definition.table);
  const { addColumns, dropColumns, ...columns }: RefreshColumns & Partial<EditedColumns> =
    reading.isEdited
      ? editColumns(definition, reading.result, table.state)
      : refreshColumns(definition, reading.result, table.state);
  const staged = await ports.stagedDeletions?.(definition.id);
  const merged: SheetMerge =
    definition.options.mode === 'append' && read.kind === 'full'
      ? await copyPatch(table, columns, read.rows)
      : await mergeSheet(table, definition, columns, read, old, {
          ...(reading.isOthers ? { isOthers: true } : {}),
          ...(staged ? { stagedDeletions: staged } : {}),
        });
  const { report, patch, expected, next } = merged;
  const isIdle =
    !reading.isEdited && merged.isIdle && definition.last?.basis === reading.last.basis;
  const { snapshot: before, ...rest } = definition;
  const kept = isIdle ? before : next && (await keepSnapshot(ports, definition, next));
  const { companyDomain } = session.settings;
  const after: QueryDefinition = {
    ...rest,
    table: { id: table.state.id, name: table.state.name },
    connection: {
      name: definition.connection.name,
      ...(companyDomain ? { company: companyDomain } : {}),
    },
    columns: columns.columns,
    last: { ...reading.last, rows: report.rows },
    ...(kept === undefined ? {} : { snapshot: kept }),
  };
  // Writing custom XML empties Excel's undo list (office-js issue 4484): not for nothing.
  if (!isIdle) {
    try {
      // The last moment to stop: from here on the new rows are there.
      throwIfCancelled(signal);
      const sort = sortFields(reading.prepared, columns);
      await table.apply({
        ...patch,
        ...(sort ? { sort } : {}),
        ...(addColumns ? { addColumns } : {}),
        ...(dropColumns ? { dropColumns } : {}),
        definition: after,
        expected,
      });
    } catch (error) {
      await ports.snapshots.prune(definition.id, definition.snapshot).catch(() => undefined);
      throw error;
    }
    await keep(ports, addColumns?.length ? await withColumnIds(ports, after) : after);
  }
  return {
    ...report,
    kind: read.kind,
    ...(reason ? { reason } : {}),
    columns: columns.report,
    table: table.state,
    definition: after,
  };
}

/** The definition with the ids that Excel has given to new columns. */
async function withColumnIds(
  { tables }: RefreshPorts,
  definition: QueryDefinition,
): Promise<QueryDefinition> {
  const { state } = await tables.open(definition.table);
  const ids = new Map(state.columns.map(({ name, id }) => [name, id]));
  const columns = definition.columns.map((column) => ({
    ...column,
    column: column.column || (ids.get(column.header) ?? 0),
  }));
  return { ...definition, columns };
}

/** Patches on top of a snapshot, and changed rows, from which on a whole one is written again. */
const most = { patches: 20, rows: 2_000 };

/** Writes what the next refresh compares with, under a new name; returns that. */
async function keepSnapshot(
  { snapshots, newName }: RefreshPorts,
  { id, snapshot: before }: QueryDefinition,
  { whole, patch }: NonNullable<SheetMerge['next']>,
): Promise<string> {
  const name = newName();
  const little = before && before.split('+').length <= most.patches ? patch() : undefined;
  if (little && little.keys.length + little.dropped.length <= most.rows) {
    await snapshots.writePatch(id, name, little);
    return `${before}+${name}`;
  }
  await snapshots.write(id, name, whole());
  return name;
}

/** Reads the definition back, for Excel has been reported to lose one; then drops the old snapshot. */
export async function keep(ports: RefreshPorts, definition: QueryDefinition): Promise<void> {
  const wanted = JSON.stringify(definition);
  const stored = await ports.definitions.list();
  const isKept = stored.some(
    (one) => 'definition' in one && JSON.stringify(one.definition) === wanted,
  );
  if (!isKept) await ports.definitions.write(definition);
  // What is left behind goes with the next refresh.
  await ports.snapshots.prune(definition.id, definition.snapshot).catch(() => undefined);
}

/** The query's order as a sort of the table, where all of it can be seen there. */
function sortFields(prepared: PreparedQuery, { active }: RefreshColumns): SortField[] | undefined {
  if (prepared.kind !== 'plan' || prepared.plan.query.sort.length === 0) return undefined;
  const { query, schema } = prepared.plan;
  const shown = query.columns.map((name) => columnOf(schema, name));
  const fields = query.sort.flatMap(({ column, descending }) => {
    const index = shown.indexOf(columnOf(schema, column));
    const placed = active.find((one) => one.index === index);
    return placed ? [{ column: placed.place, descending: descending ?? false }] : [];
  });
  return fields.length === query.sort.length ? fields : undefined;
}
