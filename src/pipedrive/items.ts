import type { TableEntry } from './catalogue/entry';
import { isJsonObject, type JsonObject } from './json';
import { asText } from './scalar';

/** Takes a value out of nested objects. */
export function valueAt(item: unknown, path: readonly string[]): unknown {
  let value = item;
  for (const member of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as JsonObject)[member];
  }
  return value;
}

/**
 * What the API sends as the rows of a table: lists within items taken apart (`explode`), the values
 * that were asked for put in, and the key made where the API has none (`rowId`).
 */
export function rowItems(
  { explode, rowId }: Pick<TableEntry, 'explode' | 'rowId'>,
  asked: JsonObject,
): (item: JsonObject) => JsonObject[] {
  const isAsked = Object.keys(asked).length > 0;
  const paths = rowId?.map((code) => code.split('.'));
  return (item) => {
    if (!explode && !paths && !isAsked) return [item];
    const parts = explode ? elements(item[explode]) : [undefined];
    return parts.map((part, place) => {
      const row: Record<string, unknown> = { ...item, ...asked };
      if (explode) row[explode] = part;
      if (paths) row['row_id'] = keyOf(row, paths, place);
      return row;
    });
  };
}

/** The elements of a list, or the members of an object with their names as `key`. */
function elements(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, member]) =>
    isJsonObject(member) ? { key, ...member } : { key, value: member },
  );
}

function keyOf(row: JsonObject, paths: readonly (readonly string[])[], place: number): string {
  return paths.map((path) => (path[0] === '#' ? place : keyPart(valueAt(row, path)))).join('/');
}

function keyPart(value: unknown): unknown {
  return isJsonObject(value) ? JSON.stringify(value) : (asText(value) ?? '');
}
