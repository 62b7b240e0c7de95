import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { TableEntry, WriteEndpoint } from '../catalogue/entry';
import { valueAt } from '../items';
import type { JsonObject } from '../json';
import { asText } from '../scalar';
import { findColumn, type TableSchema } from '../schema';
import type { RowChange } from './row-change';

const endpointNames = { insert: 'create', update: 'update', delete: 'delete' } as const;

const verbs = { insert: 'added', update: 'changed', delete: 'deleted' } as const;

const hole = /\{([^}]+)\}/g;

/** The endpoint of a change. Throws `write-refused` or `write-row-refused`. */
export function endpointOf(
  { entry }: Pick<TableSchema, 'entry'>,
  kind: RowChange['kind'],
  row: string,
): WriteEndpoint {
  const { writes } = entry;
  if (!writes)
    throw new AppError('write-refused', {
      table: entry.name,
      instead: entry.kind === 'view' ? 'Write to the table it shows' : 'Change it in Pipedrive',
    });
  const endpoint = writes[endpointNames[kind]];
  if (endpoint && endpoint.body !== 'multipart') return endpoint;
  throw new AppError('write-row-refused', {
    row,
    ...(endpoint
      ? { what: 'a new file needs its contents', instead: 'Run the procedure UploadFile' }
      : {
          what: `rows of ${entry.name} cannot be ${verbs[kind]} here`,
          instead: 'Do it in Pipedrive',
        }),
  });
}

/** Keys of the columns in the path of an endpoint. */
export function pathCodes({ writes }: TableEntry, kind: RowChange['kind']): string[] {
  const path = writes?.[endpointNames[kind]]?.path ?? '';
  return [...path.matchAll(hole)].map(([, code]) => code!);
}

/**
 * The columns that have to be known beside the key to change or delete a row: its parents. Empty for
 * most tables; a key made of several values (`RowId`) holds them itself.
 */
export function parentColumns({ writes, inputs = [], rowId, key, columns }: TableEntry): string[] {
  if (rowId) return [];
  const path = `${writes?.update?.path} ${writes?.delete?.path}`;
  const inPath = columns
    .filter(({ code, linked }) => !linked && path.includes(`{${code}}`))
    .map(({ name }) => name);
  // Their rows are read again before they change, for one parent at a time.
  const read = inputs.filter(({ all }) => !all).map(({ column }) => column);
  return [...new Set([...inPath, ...read])].filter((name) => name !== key);
}

/**
 * What identifies the row of a change, by column key: its key, the parts of a key that is made of
 * several, its parents, and what its values say of them.
 */
export function identityOf(
  { key = null, parents = {}, values }: RowChange,
  schema: TableSchema,
): ReadonlyMap<string, Value> {
  const { entry } = schema;
  const known = new Map<string, Value>();
  for (const [name, value] of [...Object.entries(values), ...Object.entries(parents)]) {
    const column = findColumn(schema, name);
    // A name is no id.
    if (column && !column.linked && value !== null) known.set(column.code, value);
  }
  if (key === null) return known;
  const column = entry.columns.find(({ name }) => name === entry.key)!;
  known.set(column.code, key);
  const parts = entry.rowId ? String(key).split('/') : [];
  if (entry.rowId?.length === parts.length)
    entry.rowId.forEach((code, place) => known.set(code, parts[place]!));
  return known;
}

/** Throws `write-key-missing` or `write-parent-missing`. */
export function filledPath(
  path: string,
  identity: ReadonlyMap<string, Value>,
  schema: TableSchema,
  row: string,
): string {
  return path.replace(hole, (_hole, code: string) => {
    const value = identity.get(code);
    if (value !== undefined && value !== null && value !== '')
      return encodeURIComponent(String(value));
    const column = schema.columns.find((one) => one.code === code)?.name ?? code;
    const isKey = column === schema.entry.key;
    throw new AppError(isKey ? 'write-key-missing' : 'write-parent-missing', { row, column });
  });
}

/** The key of a row as Pipedrive sent it; `identity` knows what the answer leaves out. */
export function keyIn(
  item: JsonObject,
  identity: ReadonlyMap<string, Value>,
  { entry }: TableSchema,
): Value {
  const at = (code: string): Value =>
    asText(valueAt(item, code.split('.')) ?? identity.get(code) ?? null);
  if (entry.rowId) {
    const parts = entry.rowId.map(at);
    return parts.includes(null) ? null : parts.join('/');
  }
  const { code, type } = entry.columns.find(({ name }) => name === entry.key)!;
  const text = at(code);
  return type === 'integer' && text !== null ? Number(text) : text;
}
