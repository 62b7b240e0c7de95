import type { Json } from './json';
import { isObject } from './json';
import { validationFailed } from './problem';

export type Direction = 'asc' | 'desc';

/** Where the next page starts: the sort value and id of its first row (keyset, no snapshot). */
export interface Marker {
  readonly field: string;
  readonly fieldValue: Json;
  readonly sortDirection: Direction;
  readonly id: Json;
}

/** The opaque text of a marker; its form is that of the examples in the OpenAPI files. */
export function encodeCursor(marker: Marker): string {
  return Buffer.from(JSON.stringify(marker)).toString('base64url');
}

/**
 * Reads a cursor of a list sorted by `field` in `direction`. Any other text, or a cursor from a list
 * with another order, is a 400: going on from there would skip or repeat rows.
 */
export function decodeCursor(text: string, field: string, direction: Direction): Marker {
  const marker = parse(text);
  if (marker?.field !== field || marker.sortDirection !== direction) {
    throw validationFailed([{ path: 'cursor', message: 'Invalid cursor' }]);
  }
  return marker;
}

function parse(text: string): Marker | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!isObject(value) || value.id === undefined || value.fieldValue === undefined)
      return undefined;
    const { field, fieldValue, sortDirection, id } = value;
    if (typeof field !== 'string') return undefined;
    if (sortDirection !== 'asc' && sortDirection !== 'desc') return undefined;
    return { field, fieldValue, sortDirection, id };
  } catch {
    return undefined;
  }
}
