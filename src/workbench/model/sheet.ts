import { parseRect, splitSheet } from './address';
import { plainValue, type CellValue, type PlainValue } from './cell-value';
import type { Visibility } from './change';
import type { Chart } from './chart';
import type { Comment } from './comment';
import type { ConditionalFormat } from './conditional-format';
import { ExcelError } from './error';
import type { Format } from './format';
import { Formats } from './formats';
import { Grid } from './grid';
import { Layout } from './layout';
import { LiveRange } from './live-range';
import type { Note } from './note';
import { renderText } from './number-format';
import { Protection } from './protection';
import { boundingRect, fitsSheet, intersection, maxColumns, wholeSheet, type Rect } from './rect';
import type { Table } from './table';
import type { Validation } from './validation';
import type { Workbook } from './workbook';

/** Key of a cell in the maps that hold what few cells have: formulas and text marks. */
export const cellKey = (row: number, column: number): number => row * maxColumns + column;
export const keyRow = (key: number): number => Math.floor(key / maxColumns);
export const keyColumn = (key: number): number => key % maxColumns;

/** A worksheet. Values are written through `edit.ts`, which knows input rules and tells of changes. */
export class Sheet {
  readonly workbook: Workbook;
  readonly id: string;
  readonly grid = new Grid();
  readonly formats = new Formats();
  /** Formulas with their leading `=`, by `cellKey`; the grid holds their results. */
  readonly formulas = new Map<number, string>();
  /** Cells whose text was entered behind an apostrophe. */
  readonly textMarks = new Set<number>();
  readonly layout = new Layout();
  readonly protection = new Protection();
  readonly liveRanges = new Set<LiveRange>();
  readonly customProperties = new Map<string, string>();
  /** In the order they were added; the last is drawn on top. */
  readonly charts: Chart[] = [];
  /** First the one that wins. */
  conditionalFormats: ConditionalFormat[] = [];
  validations: Validation[] = [];
  notes: Note[] = [];
  comments: Comment[] = [];
  deleted = false;
  private sheetName: string;
  private shown: Visibility = 'Visible';

  /** Only for the workbook; `workbook.addSheet` checks the name. */
  constructor(workbook: Workbook, id: string, name: string) {
    this.workbook = workbook;
    this.id = id;
    this.sheetName = name;
  }

  get name(): string {
    return this.sheetName;
  }

  /** Throws InvalidArgument or ItemAlreadyExists for a name Excel does not take. */
  rename(name: string): void {
    this.workbook.assertStructureOpen();
    if (name === this.sheetName) return;
    this.workbook.checkSheetName(name, this);
    const before = this.sheetName;
    this.sheetName = name;
    this.workbook.calculation.sheetRenamed(before, name);
    this.workbook.emit({ kind: 'sheet-renamed', sheet: this, before });
  }

  get visibility(): Visibility {
    return this.shown;
  }

  /** Throws InvalidOperation where no visible sheet would be left. */
  setVisibility(visibility: Visibility): void {
    this.workbook.assertStructureOpen();
    if (visibility === this.shown) return;
    if (visibility !== 'Visible') this.workbook.leaveSheet(this);
    const before = this.shown;
    this.shown = visibility;
    this.workbook.emit({ kind: 'sheet-visibility', sheet: this, before });
  }

  get position(): number {
    return this.workbook.sheets.indexOf(this);
  }

  get tables(): readonly Table[] {
    return this.workbook.tables.filter((table) => table.sheet === this);
  }

  value(row: number, column: number): CellValue | undefined {
    return this.grid.get(row, column);
  }

  plain(row: number, column: number): PlainValue {
    return plainValue(this.grid.get(row, column));
  }

  format(row: number, column: number): Format {
    return this.formats.at(row, column);
  }

  formula(row: number, column: number): string | undefined {
    return this.formulas.size > 0 ? this.formulas.get(cellKey(row, column)) : undefined;
  }

  /** What the cell shows, through its number format. */
  text(row: number, column: number): string {
    return renderText(this.grid.get(row, column), this.formats.at(row, column).numberFormat);
  }

  /** What a cell editor starts with: the formula, or the value with its text mark. */
  editText(row: number, column: number): string {
    const value = this.grid.get(row, column);
    const mark = this.textMarks.has(cellKey(row, column)) ? "'" : '';
    return (
      this.formula(row, column) ??
      mark + (typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? ''))
    );
  }

  /** The rectangle that holds every used cell within `within`; undefined if there is none. */
  usedRect(valuesOnly = false, within: Rect = wholeSheet): Rect | undefined {
    const values = this.grid.extent(within);
    const formatted = valuesOnly ? undefined : this.formats.extent(within);
    return values && formatted ? boundingRect(values, formatted) : (values ?? formatted);
  }

  /** A range that follows its cells. Throws InvalidArgument outside of the sheet. */
  range(rect: Rect): LiveRange {
    if (!fitsSheet(rect)) throw new ExcelError('InvalidArgument');
    return new LiveRange(this, rect);
  }

  /**
   * The rectangle of an address on this sheet: A1 notation, a name or a table. A sheet before `!`
   * must be this one. Throws InvalidArgument otherwise.
   */
  parse(address: string): Rect {
    const { sheet, rest } = splitSheet(address.trim());
    const rect = parseRect(rest);
    if (rect && (sheet === undefined || this.workbook.findSheet(sheet) === this)) return rect;
    const named = rect ? undefined : this.workbook.resolveName(rest, this);
    if (named?.sheet === this) return named.rect;
    throw new ExcelError('InvalidArgument');
  }

  /** Throws AccessDenied if the sheet is protected and a cell of the rectangle is locked. */
  assertEditable(rect: Rect): void {
    this.workbook.assertWritable();
    if (!this.protection.on) return;
    const part = intersection(rect, wholeSheet) ?? rect;
    for (const format of this.formats.distinct(part)) {
      if (format.locked) throw new ExcelError('AccessDenied', protectedMessage);
    }
  }

  /** Throws AccessDenied if the sheet is protected and its options do not allow the action. */
  assertAllowed(option: Parameters<Protection['allows']>[0]): void {
    this.workbook.assertWritable();
    if (!this.protection.allows(option)) throw new ExcelError('AccessDenied', protectedMessage);
  }

  /** Throws AccessDenied on any protected sheet: tables keep their shape there, whatever is unlocked. */
  assertUnprotected(): void {
    this.workbook.assertWritable();
    if (this.protection.on) throw new ExcelError('AccessDenied', protectedMessage);
  }
}

const protectedMessage =
  'The operation cannot be performed because the worksheet is protected. Unprotect the worksheet and try again.';
