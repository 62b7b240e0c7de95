import type { Cell } from '../core/cell';
import type { Key } from './definition';

/** Cells as a text that is the same for the same cells. */
const content = (cells: readonly Cell[]): string => JSON.stringify(cells);

/**
 * Keys of the rows of a sheet that has had none so far: a row gets the key of a row of Pipedrive that
 * looks the same in the columns both have; rows that nothing looks like get none.
 */
export function contentKeys(
  sheet: readonly (readonly Cell[])[],
  rows: readonly { readonly key: Key; readonly cells: readonly Cell[] }[],
): Cell[] {
  const byContent = new Map<string, Key[]>();
  for (const { key, cells } of rows) {
    const text = content(cells);
    const keys = byContent.get(text);
    if (keys) keys.push(key);
    else byContent.set(text, [key]);
  }
  return sheet.map((cells) => byContent.get(content(cells))?.shift() ?? '');
}
