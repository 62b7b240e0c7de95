import { textCell } from '../core/cell';

/** Excel specifications: a table header holds 255 characters. */
const maxHeader = 255;

/**
 * Header cells for an Excel table: text, not empty, and unique whatever the case, because Excel
 * renames what is not and columns are found by their header later.
 */
export function headers(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = name.trim() || 'Column';
    for (let copy = 1; ; copy += 1) {
      const mark = copy === 1 ? '' : ` (${copy})`;
      const header = wanted.slice(0, maxHeader - mark.length) + mark;
      if (taken.has(header.toLowerCase())) continue;
      taken.add(header.toLowerCase());
      return textCell(header);
    }
  });
}
