import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import { nearest } from '../../connection/nearest';
import { checkUnambiguous } from '../column-names';
import { findColumn, type SchemaColumn, type TableSchema } from '../schema';
import { encodeValue, type Encoding } from './encode-value';
import { pathCodes } from './path';
import { whyNot } from './read-only';
import type { RowChange } from './row-change';
import { writeField, type WriteField } from './write-field';

/** One value to write, checked and as Pipedrive wants it. */
export interface Cell {
  readonly field: WriteField;
  readonly given: Value;
  /** Null clears. */
  readonly encoded: unknown;
}

/** Members that are never empty, although rows may lack them. */
const neverEmpty = [
  'owner_id',
  'pipeline_id',
  'stage_id',
  'board_id',
  'phase_id',
  'status',
  'visible_to',
  'currency',
  'value',
  'name',
  'type',
  'content',
  'product_id',
  'project_id',
  'item_price',
  'quantity',
  'discount',
  'discount_type',
  'tax',
  'tax_method',
  'billing_frequency',
  'deal_probability',
  'marketing_status',
  'icon_key',
  'color',
  'order_nr',
  'user_id',
];
/** What empties members that take no null: OpenAPI, examples of request bodies. */
const emptied: Readonly<Record<string, unknown>> = {
  comments: '',
  subject: '',
  public_description: '',
};

/**
 * The values of a change as cells, path columns left out. Throws the first thing wrong with them: an
 * unknown, ambiguous or read-only column, a wrong value, a name that means nothing or too much, two
 * columns of one thing that differ.
 */
export function cellsOf(change: RowChange, schema: TableSchema, encoding: Encoding): Cell[] {
  const { row } = encoding;
  const path = pathCodes(schema.entry, change.kind);
  const cells = Object.entries(change.values).flatMap(([name, value]): Cell[] => {
    const column = columnOf(schema, name, row);
    if (isIdentity(schema, column, value, path, change)) return [];
    const why = whyNot(schema, column, change.kind);
    if (why) throw new AppError('write-column-readonly', { row, column: column.name, why });
    // A new row is without what nothing is said of.
    if (change.kind === 'insert' && isEmpty(value)) return [];
    return [cellOf(column, value, schema, encoding)];
  });
  return withoutTwins(cells, row);
}

/** The pipeline that a change puts the row into, or that the row is in now. */
export function pipelineOf(
  change: RowChange,
  schema: TableSchema,
  encoding: Encoding,
  current: Value | undefined,
): string | undefined {
  const cells = Object.entries(change.values).flatMap(([name, value]) => {
    const column = columnOf(schema, name, encoding.row);
    return column.code === 'pipeline_id' && value !== null && column.writable
      ? [cellOf(column, value, schema, encoding)]
      : [];
  });
  const told = cells[0]?.encoded ?? current;
  return told === null || told === undefined ? undefined : String(told);
}

/** The column of a name. Throws `write-column-unknown` or `column-ambiguous`. */
export function columnOf(schema: TableSchema, name: string, row: string): SchemaColumn {
  checkUnambiguous(schema, name);
  const column = findColumn(schema, name);
  if (column) return column;
  const names = new Map(schema.columns.map((one) => [one.name.toLowerCase(), one.name]));
  const guess = nearest(name.toLowerCase(), [...names.keys()]);
  throw new AppError('write-column-unknown', {
    row,
    table: schema.entry.name,
    column: name,
    nearest: (guess && names.get(guess)) ?? '',
  });
}

/** A column that says which row is meant, and does not change it. */
function isIdentity(
  { entry }: TableSchema,
  column: SchemaColumn,
  value: Value,
  path: readonly string[],
  { kind, key, parents = {} }: RowChange,
): boolean {
  if (column.name === entry.key) return kind !== 'insert' && value === key;
  if (!path.includes(column.code) || column.writable || column.linked) return false;
  const parent = parents[column.name];
  return parent === undefined || String(parent) === String(value);
}

function cellOf(column: SchemaColumn, value: Value, schema: TableSchema, encoding: Encoding): Cell {
  const field = writeField(schema, column, encoding.facts.fields);
  return isEmpty(value)
    ? { field, given: null, encoded: empty(field, encoding.row) }
    : { field, given: value, encoded: encodeValue(value, field, encoding) };
}

function isEmpty(value: Value): value is null | '' {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function empty({ column, rule, custom, member, part }: WriteField, row: string): unknown {
  if (custom || part !== 'value') return null;
  const isFlag = rule.is === 'scalar' && (rule.scalar === 'boolean' || rule.scalar === 'bit');
  if (!column.nullable || isFlag || neverEmpty.includes(member))
    throw new AppError('write-value-empty', { row, column: column.name });
  if ((rule.is === 'option' || rule.is === 'contact') && rule.many) return [];
  return rule.is === 'ids' ? [] : (emptied[member] ?? null);
}

/** A name and its id may both be given, if they mean the same. */
function withoutTwins(cells: readonly Cell[], row: string): Cell[] {
  const kept = new Map<string, Cell>();
  for (const cell of cells) {
    const { custom, member, part, column } = cell.field;
    const key = `${custom} ${member} ${part}`;
    const twin = kept.get(key);
    if (twin && JSON.stringify(twin.encoded) !== JSON.stringify(cell.encoded))
      throw new AppError('write-values-differ', {
        row,
        column: twin.field.column.name,
        other: column.name,
      });
    if (!twin) kept.set(key, cell);
  }
  return [...kept.values()];
}
