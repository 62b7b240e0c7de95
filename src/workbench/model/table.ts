import { ExcelError } from './error';
import type { LiveRange } from './live-range';
import { columnsOf, type Rect } from './rect';
import type { Sheet } from './sheet';
import type { FilterCriteria, TableSort } from './table-filter';

export interface TableColumn {
  /** Unique within its table for as long as the column lives. */
  readonly id: number;
  readonly name: string;
}

/** What a table shows. */
export interface TableOptions {
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

/** A table of a sheet. Made and reshaped by `tables.ts`. */
export class Table {
  readonly id: string;
  readonly range: LiveRange;
  name: string;
  /** In order; the header cells repeat their names. */
  columns: readonly TableColumn[];
  showHeaders = true;
  showTotals = false;
  options: TableOptions = {
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
  };
  /** By column id. */
  readonly filters = new Map<number, FilterCriteria>();
  sort: TableSort | undefined;
  deleted = false;

  constructor(id: string, name: string, range: LiveRange, columns: readonly TableColumn[]) {
    this.id = id;
    this.name = name;
    this.range = range;
    this.columns = columns;
  }

  get sheet(): Sheet {
    return this.range.sheet;
  }

  get rect(): Rect {
    return this.range.rect;
  }

  /** Throws ItemNotFound where the headers are hidden. */
  get headerRect(): Rect {
    if (!this.showHeaders) throw new ExcelError('ItemNotFound');
    return { ...this.rect, bottom: this.rect.top };
  }

  get bodyRect(): Rect {
    const { rect } = this;
    return {
      ...rect,
      top: rect.top + (this.showHeaders ? 1 : 0),
      bottom: rect.bottom - (this.showTotals ? 1 : 0),
    };
  }

  /** Throws ItemNotFound where no totals are shown. */
  get totalsRect(): Rect {
    if (!this.showTotals) throw new ExcelError('ItemNotFound');
    return { ...this.rect, top: this.rect.bottom };
  }

  /** Index of a column by its name (case-insensitive); -1 if there is none. */
  columnIndex(name: string): number {
    return this.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
  }

  /** Brings the list of columns in line with the range after columns came or went at `index`. */
  fitColumns(index: number): void {
    const before = this.columns;
    const missing = columnsOf(this.rect) - before.length;
    const columns = [...before];
    if (missing < 0) columns.splice(index, -missing);
    for (let added = 0; added < missing; added++) {
      const taken = columns.map((column) => column.name);
      const name = uniqueHeader('', taken);
      columns.splice(index + added, 0, { id: nextId(columns), name });
    }
    this.columns = columns;
    this.#keepSort(before);
  }

  /** The sort stays with its columns, wherever these are now. */
  #keepSort(before: readonly TableColumn[]): void {
    if (!this.sort) return;
    const fields = this.sort.fields.flatMap((field) => {
      const key = this.columns.findIndex(({ id }) => id === before[field.key]?.id);
      return key < 0 ? [] : [{ ...field, key }];
    });
    this.sort = fields.length > 0 ? { ...this.sort, fields } : undefined;
  }
}

const nextId = (columns: readonly TableColumn[]): number =>
  Math.max(0, ...columns.map((column) => column.id)) + 1;

/** A header that no other column has: Excel numbers duplicates and calls empty ones Column1. */
export function uniqueHeader(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  if (name !== '' && !lower.has(name.toLowerCase())) return name;
  const stem = name === '' ? 'Column' : name;
  let number = name === '' ? 1 : 2;
  while (lower.has(`${stem}${number}`.toLowerCase())) number++;
  return `${stem}${number}`;
}
