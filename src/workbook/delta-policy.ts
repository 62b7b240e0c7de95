import type { TableEntry } from '../pipedrive/catalogue';
import type { SchemaColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { LastRefresh, QueryDefinition } from './definition';
import type { ParameterValues } from '../query/sql/parameter';
import type { PreparedQuery } from './query-reader';
import { keyColumn, updateColumn } from './read-result';

/** Why all rows are read instead of the changes. */
export type FullReason =
  'asked' | 'append' | 'first' | 'sql' | 'limit' | 'table' | 'columns' | 'changed' | 'key' | 'due';

/** When is it time to look at more than the changes. */
export interface DeltaPolicy {
  /** All rows are read again after so many deltas or hours: what no list of changes tells comes to light. */
  readonly reconcile: { readonly deltas: number; readonly hours: number };
  /** Tables whose deletions Pipedrive does not list: it is looked which rows are still there. */
  readonly sweep: { readonly deltas: number; readonly hours: number };
}

export const deltaPolicy: DeltaPolicy = {
  reconcile: { deltas: 100, hours: 7 * 24 },
  sweep: { deltas: 10, hours: 6 },
};

/**
 * First members of codes whose values belong to other records: they change while the row's own
 * update time does not. (Counters sent on request and names of linked rows are such values too.)
 */
const foreign: Readonly<Record<string, readonly string[]>> = {
  Notes: ['user', 'deal', 'person', 'organization', 'lead', 'project'],
};

/** Whether a value can change without the row's update time. */
function changesUnseen(entry: TableEntry, { include, linked, code }: SchemaColumn): boolean {
  if (include !== undefined || linked !== undefined) return true;
  const [first, ...rest] = code.split('.');
  return rest.length > 0 && (foreign[entry.name] ?? []).includes(first!);
}

/** Why all rows have to be read, or undefined where the changes will do. */
export function fullReason(
  definition: QueryDefinition,
  prepared: PreparedQuery,
  basis: string,
  now: number,
  { reconcile }: DeltaPolicy = deltaPolicy,
): FullReason | undefined {
  const { last } = definition;
  if (definition.options.mode === 'append') return 'append';
  if (!last || definition.snapshot === undefined) return 'first';
  if (prepared.kind === 'sql') return 'sql';
  const { query, schema } = prepared.plan;
  if (query.limit !== undefined) return 'limit';
  const { entry, sources } = schema;
  const since = updateColumn(schema)?.filter?.atLeast;
  if (
    entry.changes !== 'updated-since' ||
    since === undefined ||
    sources.some(({ without }) => without?.includes(since))
  )
    return 'table';
  const names = new Set([
    ...query.columns,
    ...query.filters.map(({ column }) => column),
    ...query.sort.map(({ column }) => column),
  ]);
  if (schema.columns.some((column) => names.has(column.name) && changesUnseen(entry, column)))
    return 'columns';
  if (last.basis !== basis) return 'changed';
  if (definition.key !== keyColumn(schema).name) return 'key';
  if (last.watermark === undefined) return 'changed';
  return isDue(last.deltas, last.full, now, reconcile) ? 'due' : undefined;
}

/** Whether Pipedrive lists the rows that were deleted or archived since. */
export function listsDeleted({ deletes, archived }: TableEntry): boolean {
  return deletes === 'status' && !archived?.without;
}

/** Whether it is time to look which rows are still there. */
export function isSweepDue(
  { unswept, swept }: LastRefresh,
  now: number,
  { sweep }: DeltaPolicy = deltaPolicy,
): boolean {
  return isDue(unswept, swept, now, sweep);
}

function isDue(
  count: number,
  since: string,
  now: number,
  { deltas, hours }: DeltaPolicy['sweep'],
): boolean {
  // A time in the future comes from another computer's clock: it says nothing.
  const age = now - Date.parse(since);
  return count >= deltas || !(age >= 0 && age < hours * 3_600_000);
}

/**
 * A fingerprint of all that shapes rows besides the rows themselves: a delta on top of rows of another
 * company, of other settings or with the old name of a stage would be a mixture.
 */
export function basisOf(
  { sql, options }: QueryDefinition,
  prepared: PreparedQuery,
  { settings }: Session,
  parameters: ParameterValues,
): string {
  const { companyDomain, includeArchived, includeDeleted, includeCustomFields, maxRows } = settings;
  const plan = prepared.kind === 'plan' ? prepared.plan : undefined;
  const names = new Set(
    plan ? [...plan.query.columns, ...plan.query.filters.map(({ column }) => column)] : [],
  );
  const columns = plan?.schema.columns
    .filter(({ name }) => names.has(name))
    .map(({ code, type, options: labels }) => [code, type, labels]);
  return fingerprint(
    JSON.stringify([
      sql,
      options.zone,
      companyDomain,
      includeArchived,
      includeDeleted,
      includeCustomFields,
      maxRows,
      Object.entries(parameters),
      columns,
    ]),
  );
}

/** FNV-1a over two lanes, 64 bits in hex: enough to tell that something changed. */
function fingerprint(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + index), 0x85ebca6b);
  }
  return [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
