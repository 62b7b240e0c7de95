import type { Cell } from '../core/cell';
import type { RowWrite } from './table-sheet';

/** A rectangle to write in one call; null leaves a cell as it is. */
export interface Run {
  readonly row: number;
  readonly column: number;
  readonly cells: (Cell | null)[][];
}

/**
 * Row writes as few rectangles: neighbouring rows together, only as wide as they must be. Where there
 * would be more than `most`, rectangles reach over rows that stay as they are.
 */
export function runsOf(writes: readonly RowWrite[], most = 500): Run[] {
  const rows = writes.filter(({ cells }) => cells.some((cell) => cell !== null));
  let gap = 0;
  let groups = grouped(rows, gap);
  while (groups.length > most) {
    gap = gap * 2 + 1;
    groups = grouped(rows, gap);
  }
  return groups.map(rectangle);
}

function grouped(rows: readonly RowWrite[], gap: number): RowWrite[][] {
  const groups: RowWrite[][] = [];
  for (const write of rows) {
    const last = groups.at(-1);
    if (last && write.row - last.at(-1)!.row <= gap + 1) last.push(write);
    else groups.push([write]);
  }
  return groups;
}

function rectangle(group: readonly RowWrite[]): Run {
  let left = Infinity;
  let right = -1;
  for (const { cells } of group) {
    const first = cells.findIndex((cell) => cell !== null);
    left = Math.min(left, first);
    right = Math.max(
      right,
      cells.findLastIndex((cell) => cell !== null),
    );
  }
  const row = group[0]!.row;
  const nothing = () => new Array<Cell | null>(right - left + 1).fill(null);
  const cells = Array.from({ length: group.at(-1)!.row - row + 1 }, nothing);
  for (const write of group) cells[write.row - row] = write.cells.slice(left, right + 1);
  return { row, column: left, cells };
}

/** Numbers that follow one another, as their first and how many they are. */
export function spans(numbers: readonly number[]): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last.first + last.count === number) last.count++;
    else found.push({ first: number, count: 1 });
  }
  return found;
}
