import type { Value } from '../../core/column';
import { AppError, isAppError, toAppError } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import { itemsOf } from '../envelope';
import { isJsonObject, type JsonObject } from '../json';
import type { SchemaColumn } from '../schema';
import type { ApiRequest, Session } from '../session';
import { bodyOf, isSame, type WriteBody } from './body';
import type { CheckedChange } from './checked-change';
import { currentRows, isArchived, type Reading } from './current-rows';
import { journalRow, shownValues, type JournalRow } from './journal';
import { keyIn } from './path';
import type { RowResult } from './row-change';

/** What became of a row, and what to note of it. */
export interface SentRow {
  readonly result: RowResult;
  readonly entry?: JournalRow;
  /** The row as it is now, as far as Pipedrive told. */
  readonly current?: JsonObject;
}

/** Failures after which nobody knows whether Pipedrive did it: an answer was on its way, or not. */
const uncertain: readonly ErrorCode[] = [
  'network-down',
  'timeout',
  'answer-truncated',
  'answer-not-json',
  'server-error',
  'unexpected',
];
/** Failures that every further row would meet too. The row was not written. */
const fatal: readonly ErrorCode[] = [
  'daily-budget-spent',
  'daily-budget-reserve',
  'rate-limited',
  'blocked',
  'token-rejected',
  'sign-in-needed',
  'sign-in-again',
  'sign-in-elsewhere',
  'oauth-token-rejected',
  'scope-missing',
  'connection-gone',
  'clock-wrong',
];

export function isFatal(error: AppError): boolean {
  return fatal.includes(error.code);
}

/**
 * What would be sent for a row, as far as Pipedrive has it now (`current`); undefined where it says
 * nothing new. Throws `write-row-missing`, `write-row-archived` and `write-part-missing`.
 */
export function rowBody(
  checked: CheckedChange,
  current: JsonObject | undefined,
): WriteBody | undefined {
  const { change, row, schema, cells } = checked;
  if (change.kind !== 'insert') {
    if (!current) throw new AppError('write-row-missing', { row });
    if (isArchived(current) && !returns(checked)) throw new AppError('write-row-archived', { row });
  }
  const written = exactBody(checked) ?? bodyOf(cells, schema, current, row);
  const isUnchanged = change.kind === 'update' && Object.keys(written.body).length === 0;
  return isUnchanged ? undefined : written;
}

/**
 * Writes one row: once. What is uncertain is looked up where that can be done (a changed or deleted
 * row); a new row is never sent again. Throws what stops all rows, and `cancelled` where the row was
 * not sent.
 */
export async function sendRow(
  checked: CheckedChange,
  current: JsonObject | undefined,
  session: Session,
  reading: Reading,
): Promise<SentRow> {
  const { endpoint, path } = checked;
  const written = rowBody(checked, current);
  if (!written) return { result: { status: 'skipped', why: 'unchanged' } };
  const { method, version, cost } = endpoint;
  const request: ApiRequest = {
    method,
    version,
    path,
    cost,
    ...(method === 'DELETE' ? {} : { body: asForm(written.body, endpoint.body) }),
  };
  reading.beforeRequest(cost);
  try {
    const [answer = {}] = answered(
      await session.request(request, { signal: reading.signal, finish: true }),
    );
    return done(checked, written, current, answer);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!uncertain.includes(error.code)) throw refusal(error, checked);
    return lookedUp(checked, written, current, error, session, reading);
  }
}

/** A refusal in words of the row: fields by their names rather than their keys. */
function refusal(error: AppError, { change, row, cells }: CheckedChange): AppError {
  if (error.code === 'forbidden') return new AppError('write-forbidden', { row }, error);
  if (error.code === 'record-missing' && change.kind !== 'insert')
    return new AppError('write-row-missing', { row }, error);
  if (error.code !== 'request-rejected') return error;
  let reason = String(error.details['reason']);
  for (const { field } of cells)
    if (field.custom) reason = reason.replaceAll(field.member, field.column.name);
  return new AppError('request-rejected', { reason }, error);
}

/** Deletions answer with `true`, or with nothing at all. */
function answered(body: JsonObject): readonly JsonObject[] {
  return typeof body['data'] === 'object' ? itemsOf(body) : [];
}

function done(
  checked: CheckedChange,
  { columns }: WriteBody,
  current: JsonObject | undefined,
  answer: JsonObject,
): SentRow {
  const { change, schema, identity } = checked;
  const key: Value =
    change.kind === 'insert' ? keyIn(answer, identity, schema) : (change.key ?? null);
  const shown = schema.columns.filter(({ linked }) => !linked);
  const entry = journalRow(checked, key, columns, current, answer);
  if (change.kind === 'delete') return { result: { status: 'done', key }, entry };
  const row = schema.entry.explode ? {} : shownValues(shown, answer);
  // v1 leaves out custom fields that are empty, so what they held must not stay.
  const now = schema.entry.customFields === 'root' ? answer : { ...current, ...answer };
  return { result: { status: 'done', key, row }, entry, current: now };
}

/** What Pipedrive has now tells whether a change or a deletion arrived; of a new row nothing tells. */
async function lookedUp(
  checked: CheckedChange,
  written: WriteBody,
  before: JsonObject | undefined,
  error: AppError,
  session: Session,
  reading: Reading,
): Promise<SentRow> {
  const { change, row, schema, identity } = checked;
  const unknown = new AppError('write-outcome-unknown', { row }, error);
  if (change.kind === 'insert') throw unknown;
  const wanted = { key: change.key ?? null, identity };
  const now = await currentRows(schema, [wanted], written.columns, session, reading).then(
    (rows) => ({ item: rows.get(String(change.key)) }),
    (failure: unknown) => {
      if (isAppError(failure) && isFatal(failure)) throw failure;
      throw unknown;
    },
  );
  const isDone =
    change.kind === 'delete'
      ? now.item === undefined
      : now.item && says(now.item, checked, written.columns);
  if (isDone) return done(checked, written, before, now.item ?? {});
  throw error;
}

function says(
  item: JsonObject,
  { change, cells, schema }: CheckedChange,
  columns: readonly SchemaColumn[],
): boolean {
  const nested = schema.entry.customFields === 'nested';
  if (change.exact && !holds(item, change.exact)) return false;
  return cells
    .filter(({ field }) => columns.includes(field.column))
    .every((cell) => isSame(cell, item, nested));
}

function holds(item: JsonObject, members: JsonObject): boolean {
  return Object.entries(members).every(([name, value]) =>
    isJsonObject(value) && isJsonObject(item[name])
      ? holds(item[name], value)
      : JSON.stringify(item[name]) === JSON.stringify(value),
  );
}

/** Whether a change brings an archived row back. */
function returns({ change, cells }: CheckedChange): boolean {
  return (
    change.kind === 'delete' ||
    change.exact?.['is_archived'] === false ||
    cells.some(({ field, encoded }) => field.member === 'is_archived' && encoded === false)
  );
}

function exactBody({ change, cells, schema, row }: CheckedChange): WriteBody | undefined {
  if (!change.exact) return undefined;
  const { body, columns } = bodyOf(cells, schema, undefined, row);
  return { body: { ...body, ...change.exact }, columns };
}

/** Endpoints that take forms only: OpenAPI v1. Nothing is said by an empty text. */
function asForm(body: JsonObject, form: CheckedChange['endpoint']['body']) {
  if (form !== 'form') return body;
  return new URLSearchParams(
    Object.entries(body).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
}
