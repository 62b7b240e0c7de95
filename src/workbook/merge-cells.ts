import type { Cell } from '../core/cell';
import type { Value } from '../core/column';
import type { Key } from './definition';
import type { MergeColumn, SheetRows } from './merge';
import { keyText, sameCell } from './shown-cell';
import type { Base, Snapshot } from './snapshot';

/** A cell that the user edited and that Pipedrive has changed too. */
export interface Conflict {
  readonly key: Key;
  readonly field: string;
  /** What it was edited from, what Pipedrive has now, and what the sheet shows. */
  readonly base: Value;
  readonly now: Value;
  readonly cell: Cell;
}

/** Decides cell by cell, and keeps count. */
export class CellMerge {
  readonly writes = new Map<number, (Cell | null)[]>();
  readonly conflicts: Conflict[] = [];
  staged = 0;
  readonly #columns: readonly MergeColumn[];
  readonly #sheet: SheetRows;
  readonly #old: Snapshot | undefined;
  /** By key and field; taken over from the last refresh and changed as cells are met. */
  readonly #bases = new Map<string, Map<string, Base>>();

  constructor(columns: readonly MergeColumn[], sheet: SheetRows, old: Snapshot | undefined) {
    this.#columns = columns;
    this.#sheet = sheet;
    this.#old = old;
    for (const base of old?.bases ?? []) this.#remember(base);
  }

  /** Whether any cell of a row differs from what Pipedrive gave last. */
  isEdited(row: number, text: string, values: readonly Value[]): boolean {
    const cells = this.#sheet.cells.get(row) ?? [];
    return this.#columns.some(({ field, show }, index) => {
      const cell = cells[index];
      const base = this.#bases.get(text)?.get(field);
      return (
        cell !== undefined &&
        !sameCell(cell, show(values[index] ?? null)) &&
        !(base && sameCell(cell, show(base.value)))
      );
    });
  }

  /** Brings a row up to date: untouched cells take the value, edited ones stay. */
  update(row: number, key: Key, before: readonly Value[] | undefined, now: readonly Value[]): void {
    const cells = this.#sheet.cells.get(row);
    if (!cells) return;
    for (const [index, column] of this.#columns.entries())
      this.#cell(row, index, column, key, cells[index] ?? '', before?.[index], now[index] ?? null);
  }

  #cell(
    row: number,
    index: number,
    { field, show }: MergeColumn,
    key: Key,
    cell: Cell,
    before: Value | undefined,
    now: Value,
  ): void {
    const text = keyText(key);
    const shown = show(now);
    const base = this.#bases.get(text)?.get(field);
    if (sameCell(cell, shown)) {
      this.#bases.get(text)?.delete(field);
      return;
    }
    if (!this.#old || this.#isUntouched(cell, show, before, base)) {
      this.#bases.get(text)?.delete(field);
      const writes = this.writes.get(row) ?? this.#columns.map(() => null);
      writes[index] = shown;
      this.writes.set(row, writes);
      return;
    }
    this.staged++;
    const from = base ? base.value : before;
    if (from === undefined || sameCell(show(from), shown)) return;
    this.conflicts.push({ key, field, base: from, now, cell });
    this.#remember({ key, field, value: from });
  }

  #isUntouched(
    cell: Cell,
    show: (value: Value) => Cell,
    before: Value | undefined,
    base: Base | undefined,
  ): boolean {
    if (base && sameCell(cell, show(base.value))) return true;
    // A cell of which nothing is known is the user's, unless it is empty.
    return before === undefined ? cell === '' : sameCell(cell, show(before));
  }

  /** Texts of the keys with cells that were edited from an older value. */
  withBases(): string[] {
    return [...this.#bases.keys()];
  }

  bases(): Base[] {
    return [...this.#bases.values()].flatMap((fields) => [...fields.values()]);
  }

  #remember(base: Base): void {
    const text = keyText(base.key);
    const fields = this.#bases.get(text) ?? new Map<string, Base>();
    this.#bases.set(text, fields.set(base.field, base));
  }
}
