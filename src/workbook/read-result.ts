import type { Column, Row } from '../core/column';
import type { JobOptions } from '../core/progress';
import { estimateRows } from '../pipedrive/estimate';
import type { SchemaColumn, TableSchema } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import { planQuery, type Plan } from '../query/plan';
import { runQuery } from '../query/run';
import type { PreparedQuery } from './query-reader';

/** A complete result, and how far it reaches. */
export interface ReadResult {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly completeness: Completeness;
  /** Changes up to here are in it, by Pipedrive's clock: RFC 3339, whole seconds. */
  readonly watermark?: string;
  /** Rows with higher ids are not in it. */
  readonly highestId?: number;
}

/** The column of the time of the last change, by which Pipedrive lists changes. */
export function updateColumn({ columns }: TableSchema): SchemaColumn | undefined {
  return columns.find(
    ({ code, filter }) => code === 'update_time' && filter?.atLeast !== undefined,
  );
}

export function keyColumn({ columns, entry }: TableSchema): SchemaColumn {
  return columns.find(({ name }) => name === entry.key)!;
}

/** Reads all rows. The update time is read along where Pipedrive can list changes by it. */
export async function readResult(
  prepared: PreparedQuery,
  session: Session,
  options: JobOptions,
): Promise<ReadResult> {
  if (prepared.kind === 'sql') return prepared.run(options);
  const { plan } = prepared;
  const { query, schema, zone, pageSize } = plan;
  const updated = updateColumn(schema);
  const hidden = updated ? [keyColumn(schema), updated].filter(isMissing(query.columns)) : [];
  const wide = hidden.length === 0 ? plan : widened(plan, hidden, pageSize, zone);
  const highest = updated ? await highestIdBefore(plan, session, options) : undefined;
  const began = session.clock.now();
  const { columns, rows, completeness } = await runQuery(wide, session, options);
  const took = session.clock.now() - began;
  const width = query.columns.length;
  const at = (column: SchemaColumn) => columns.findIndex(({ name }) => name === column.name);
  const marks = updated
    ? {
        ...watermark(rows, at(updated), took),
        ...highestId(rows, at(keyColumn(schema)), highest),
      }
    : {};
  return {
    columns: columns.slice(0, width),
    rows: columns.length === width ? rows : rows.map((row) => row.slice(0, width)),
    completeness,
    ...marks,
  };
}

const isMissing = (names: readonly string[]) => {
  const shown = new Set(names.map((name) => name.toLowerCase()));
  return ({ name, code }: SchemaColumn) =>
    !shown.has(name.toLowerCase()) && !shown.has(code.toLowerCase());
};

function widened(plan: Plan, hidden: readonly SchemaColumn[], pageSize: number, zone: string) {
  const columns = [...plan.query.columns, ...hidden.map(({ name }) => name)];
  return planQuery({ ...plan.query, columns }, plan.schema, { pageSize, zone });
}

/**
 * Rows that pass filters do not show how high ids reach, so it is asked first: else the next delta
 * would look through all the ids above the highest that passed.
 */
async function highestIdBefore(
  { query, schema }: Plan,
  session: Session,
  { signal }: JobOptions,
): Promise<number | undefined> {
  if (query.filters.length === 0) return undefined;
  return estimateRows(schema.entry, session, signal ? { signal } : {});
}

/**
 * The highest change seen, less what the read took: a row that was read first and changed while the
 * others were read is below it no more.
 */
export function watermark(
  rows: readonly Row[],
  index: number,
  tookMs: number,
): { watermark?: string } {
  let highest = -Infinity;
  for (const row of rows) {
    const value = row[index];
    const instant = typeof value === 'string' ? Date.parse(value) : NaN;
    if (instant > highest) highest = instant;
  }
  return highest === -Infinity ? {} : { watermark: wholeSecond(highest - Math.max(0, tookMs)) };
}

function highestId(
  rows: readonly Row[],
  index: number,
  asked: number | undefined,
): { highestId?: number } {
  let highest = asked ?? 0;
  for (const row of rows)
    if (typeof row[index] === 'number') highest = Math.max(highest, row[index]);
  return highest > 0 || rows.length === 0 ? { highestId: highest } : {};
}

/** RFC 3339 without a fraction: Pipedrive rejects fractions with status 400. */
export function wholeSecond(instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
