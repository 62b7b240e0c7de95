import { AppError } from '../../core/error';
import { valueAt } from '../items';
import { isJsonObject, type JsonObject } from '../json';
import type { SchemaColumn, TableSchema } from '../schema';
import type { Cell } from './cell';
import { compounds } from './compound';
import type { WriteField } from './write-field';

/** What a change sends, and of which columns. */
export interface WriteBody {
  readonly body: JsonObject;
  readonly columns: readonly SchemaColumn[];
}

/**
 * The body of a request: cells put in their places, values of several parts put together with what
 * the row (`current`, as Pipedrive sent it) has now. Cells that say what the row says are left out.
 * Throws `write-part-missing`.
 */
export function bodyOf(
  cells: readonly Cell[],
  { entry, columns }: TableSchema,
  current: JsonObject | undefined,
  row: string,
): WriteBody {
  const nested = entry.customFields === 'nested';
  const changed = cells.filter((cell) => !current || !isSame(cell, current, nested));
  const body: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const group of groups(changed)) {
    const { field } = group[0]!;
    const whole = wholeOf(group, current, nested, columns, row);
    if (!field.custom) body[field.member] = whole;
    else if (nested) custom[field.member] = whole;
    else Object.assign(body, spread(field, whole));
  }
  if (Object.keys(custom).length > 0) body['custom_fields'] = custom;
  return { body, columns: changed.map(({ field }) => field.column) };
}

function groups(cells: readonly Cell[]): Cell[][] {
  const found = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.field.custom} ${cell.field.member}`;
    found.set(key, [...(found.get(key) ?? []), cell]);
  }
  return [...found.values()];
}

function wholeOf(
  group: readonly Cell[],
  current: JsonObject | undefined,
  nested: boolean,
  columns: readonly SchemaColumn[],
  row: string,
): unknown {
  const [{ field, encoded }] = group as readonly [Cell, ...Cell[]];
  if (!field.compound) return encoded;
  const given = new Map(group.map((cell) => [cell.field.part, cell.encoded]));
  const whole = compounds[field.compound](given, current && rawOf(field, current, nested));
  if ('value' in whole) return whole.value;
  throw new AppError('write-part-missing', {
    row,
    column: field.column.name,
    other: partName(field, whole.lacks, columns),
  });
}

/** The column that shows a part of a value. */
function partName(field: WriteField, part: string, columns: readonly SchemaColumn[]): string {
  const { member } = field;
  const codes = field.custom
    ? [part === 'value' ? member : `${member}_${part}`]
    : [`${member}.${part}`, `${member}.0.${part}`, member];
  return columns.find(({ code }) => codes.includes(code))?.name ?? part;
}

/** What the row has now under a member. v1 has the parts of custom values beside each other. */
export function rawOf(
  { custom, member, compound }: WriteField,
  current: JsonObject,
  nested: boolean,
): unknown {
  if (!custom) return current[member];
  if (nested) return valueAt(current, ['custom_fields', member]);
  if (!compound || isJsonObject(current[member])) return current[member];
  const parts = Object.entries(current).flatMap(([key, value]) =>
    key.startsWith(`${member}_`) ? [[key.slice(member.length + 1), value]] : [],
  );
  return { value: current[member], ...Object.fromEntries(parts) };
}

/** Whether a row says already what a cell says. */
export function isSame(cell: Cell, current: JsonObject, nested: boolean): boolean {
  const { field, given, encoded } = cell;
  const now = field.column.decode(current);
  if (field.column.linked) return now === encoded;
  if (now === given || (now !== null && given !== null && String(now) === String(given)))
    return true;
  if (field.compound || now === null) return false;
  return JSON.stringify(rawOf(field, current, nested)) === JSON.stringify(encoded);
}

/** As v1 wants custom values: ids as text, parts under keys of their own. */
function spread({ member, type }: WriteField, whole: unknown): JsonObject {
  if (isJsonObject(whole)) {
    const { value, ...parts } = whole;
    const named = Object.entries(parts).map(([part, one]) => [`${member}_${part}`, one]);
    return { [member]: value, ...Object.fromEntries(named) };
  }
  if (Array.isArray(whole)) return { [member]: whole.length === 0 ? null : whole.join(',') };
  return { [member]: type === 'enum' && whole !== null ? String(whole) : whole };
}
