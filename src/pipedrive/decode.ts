import type { Value } from '../core/column';
import { isJsonObject, type JsonObject } from './json';
import type { DecodeScalar } from './scalar';

/**
 * A decoder of the value at a path of members. Made once per column: a row costs one call per cell
 * and no allocation.
 */
export function decodeAt(
  path: readonly string[],
  decode: DecodeScalar,
): (item: JsonObject) => Value {
  const [first, second] = path;
  if (path.length === 1)
    return (item) => {
      const raw = item[first!];
      return raw === null || raw === undefined ? null : decode(raw);
    };
  if (path.length === 2)
    return (item) => {
      const outer = item[first!];
      const raw = isJsonObject(outer) ? outer[second!] : undefined;
      return raw === null || raw === undefined ? null : decode(raw);
    };
  return (item) => {
    let raw: unknown = item;
    for (const member of path) {
      if (typeof raw !== 'object' || raw === null) return null;
      raw = (raw as JsonObject)[member];
    }
    return raw === null || raw === undefined ? null : decode(raw);
  };
}
