import { Calculation } from './calculation';
import type { Change, ChangeListener, Origin } from './change';
import { DocumentProperties } from './document-properties';
import { ExcelError } from './error';
import type { LiveRange } from './live-range';
import { checkName, Name } from './name';
import { cellRect, type Rect } from './rect';
import { Sheet } from './sheet';
import { parseRect, splitSheet } from './address';
import { Protection } from './protection';
import type { Table } from './table';
import { loadWorkbook } from './load';
import { saveWorkbook } from './save';
import type { SavedWorkbook } from './saved';
import { tableRect } from './table-reference';
import { removeTable } from './tables';
import { XmlPart } from './xml-part';

/** A rectangle on a sheet. */
export interface Place {
  readonly sheet: Sheet;
  readonly rect: Rect;
}

/** What a workbook takes from outside, so that tests are repeatable. */
export interface WorkbookEnvironment {
  /** Milliseconds since the epoch; completes dates typed without a year. */
  readonly now: () => number;
  /** A new GUID, without braces. */
  readonly guid: () => string;
}

const systemEnvironment: WorkbookEnvironment = {
  now: () => Date.now(),
  guid: () => crypto.randomUUID(),
};

/** The workbook the workbench shows: sheets and what belongs to all of them. Tells of every change. */
export class Workbook {
  readonly environment: WorkbookEnvironment;
  readonly sheets: Sheet[] = [];
  readonly tables: Table[] = [];
  readonly names: Name[] = [];
  /** `Excel.SettingCollection`: JSON values by key. */
  readonly settings = new Map<string, unknown>();
  /** `Office.context.document.settings`: JSON texts by key. */
  readonly documentSettings = new Map<string, string>();
  readonly xmlParts = new Map<string, XmlPart>();
  readonly properties: DocumentProperties;
  /** Protection of the structure: while it is on, sheets stay as they are. */
  readonly protection = new Protection();
  readonly calculation = new Calculation(this);
  fileName = 'Book1.xlsx';
  /** Opened for reading alone: whatever would change it is refused. */
  readOnly = false;
  private active!: Sheet;
  private selected!: LiveRange;
  private nextTableId = 1;
  private editing = false;
  private origin: Origin = 'user';
  private readonly listeners = new Set<ChangeListener>();

  /** A new workbook with one empty sheet, `Sheet1`. */
  constructor(environment: WorkbookEnvironment = systemEnvironment) {
    this.environment = environment;
    this.properties = new DocumentProperties(environment.now());
    this.addSheet();
    this.select(this.sheets[0]!, cellRect(0, 0));
  }

  /** Calls the listener after every change; returns a function that stops it. */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of this.listeners) listener(change, this.origin);
  }

  /** Runs `action` with its changes attributed to `origin` (the person, unless told otherwise). */
  as<Result>(origin: Origin, action: () => Result): Result {
    const before = this.origin;
    this.origin = origin;
    try {
      return action();
    } finally {
      this.origin = before;
    }
  }

  /** Whether a cell editor is open: Excel then takes no requests of add-ins. */
  get cellEdit(): boolean {
    return this.editing;
  }

  set cellEdit(editing: boolean) {
    if (editing === this.editing) return;
    this.editing = editing;
    this.emit({ kind: 'cell-edit', editing });
  }

  guid(): string {
    return `{${this.environment.guid().toUpperCase()}}`;
  }

  get thisYear(): number {
    return new Date(this.environment.now()).getFullYear();
  }

  // --- Sheets

  get activeSheet(): Sheet {
    return this.active;
  }

  /** The sheet of that name or id. */
  findSheet(key: string): Sheet | undefined {
    const lower = key.toLowerCase();
    return this.sheets.find(
      (sheet) => sheet.name.toLowerCase() === lower || sheet.id.toLowerCase() === lower,
    );
  }

  /** Throws InvalidArgument or ItemAlreadyExists ("Rename a worksheet": 31 characters, none of \ / ? * [ ] :). */
  checkSheetName(name: string, except?: Sheet): void {
    const legal = name.trim() !== '' && name.length <= 31 && !/[\\/?*[\]:]|^'|'$/.test(name);
    if (!legal || name.toLowerCase() === 'history') throw new ExcelError('InvalidArgument');
    const taken = this.findSheet(name);
    if (taken && taken !== except) throw new ExcelError('ItemAlreadyExists');
  }

  /** Throws AccessDenied in a workbook that is opened for reading alone. */
  assertWritable(): void {
    if (this.readOnly) {
      throw new ExcelError('AccessDenied', 'The workbook is read-only. Save a copy to change it.');
    }
  }

  /** Throws AccessDenied while the structure is protected ("Protect a workbook"). */
  assertStructureOpen(): void {
    this.assertWritable();
    if (this.protection.on) throw new ExcelError('AccessDenied');
  }

  /** Adds a sheet at the end (or before `position`), named `SheetN` unless a name is given. */
  addSheet(name?: string, position = this.sheets.length, id = this.guid()): Sheet {
    this.assertStructureOpen();
    if (name !== undefined) this.checkSheetName(name);
    const sheet = new Sheet(this, id, name ?? this.freeSheetName());
    this.sheets.splice(position, 0, sheet);
    this.active ??= sheet;
    this.emit({ kind: 'sheet-added', sheet });
    return sheet;
  }

  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.findSheet(`Sheet${number}`)) number++;
    return `Sheet${number}`;
  }

  /** Throws InvalidOperation for the only visible sheet. */
  deleteSheet(sheet: Sheet): void {
    this.assertStructureOpen();
    this.leaveSheet(sheet);
    for (const table of sheet.tables) removeTable(table, false);
    for (const name of this.names.filter((one) => one.scope === sheet)) this.removeName(name);
    this.sheets.splice(sheet.position, 1);
    sheet.deleted = true;
    this.calculation.sheetDeleted(sheet);
    this.emit({ kind: 'sheet-deleted', sheet });
  }

  /** Makes another sheet the active one if need be. Throws InvalidOperation if no other is visible. */
  leaveSheet(sheet: Sheet): void {
    if (sheet.visibility !== 'Visible') return;
    const { position } = sheet;
    const others = this.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
    const next = others.find((other) => other.position > position) ?? others.at(-1);
    if (!next) {
      throw new ExcelError(
        'InvalidOperation',
        'A workbook must contain at least one visible worksheet.',
      );
    }
    if (sheet === this.active) this.activate(next);
  }

  moveSheet(sheet: Sheet, position: number): void {
    this.assertStructureOpen();
    const before = sheet.position;
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) {
      throw new ExcelError('InvalidArgument');
    }
    if (position === before) return;
    this.sheets.splice(before, 1);
    this.sheets.splice(position, 0, sheet);
    this.emit({ kind: 'sheet-moved', sheet, before });
  }

  /** Throws InvalidOperation for a hidden sheet. */
  activate(sheet: Sheet): void {
    if (sheet.visibility !== 'Visible') throw new ExcelError('InvalidOperation');
    const previous = this.active;
    if (sheet === previous) return;
    this.active = sheet;
    this.emit({ kind: 'sheet-activated', sheet, previous });
    this.select(sheet, cellRect(0, 0));
  }

  // --- Selection

  get selection(): LiveRange {
    if (!this.selected.alive) this.selected = this.active.range(cellRect(0, 0));
    return this.selected;
  }

  /** Selects cells, and activates their sheet first. */
  select(sheet: Sheet, rect: Rect): void {
    this.activate(sheet);
    this.selected?.release();
    this.selected = sheet.range(rect);
    this.emit({ kind: 'selection', sheet, rect });
  }

  // --- Names, tables, parts

  findName(name: string, scope: Sheet | undefined): Name | undefined {
    const lower = name.toLowerCase();
    return this.names.find((one) => one.scope === scope && one.name.toLowerCase() === lower);
  }

  /** Throws InvalidArgument or ItemAlreadyExists. */
  addName(name: string, target: LiveRange | string, scope?: Sheet, comment = ''): Name {
    this.assertWritable();
    checkName(name);
    const taken = this.findName(name, scope) ?? (scope ? undefined : this.findTable(name));
    if (taken) throw new ExcelError('ItemAlreadyExists');
    const added = new Name(name, scope, target, comment);
    this.names.push(added);
    this.calculation.recalculateAll();
    this.emit({ kind: 'names' });
    return added;
  }

  removeName(name: Name): void {
    name.range?.release();
    this.names.splice(this.names.indexOf(name), 1);
    this.calculation.recalculateAll();
    this.emit({ kind: 'names' });
  }

  /** By name or id. */
  findTable(key: string): Table | undefined {
    const lower = key.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === lower || table.id === key);
  }

  /** The next free table id; the default name is made of it. */
  takeTableId(): string {
    return String(this.nextTableId++);
  }

  /** Keeps new tables from getting an id that one of the file has. */
  reserveTableId(id: string): void {
    this.nextTableId = Math.max(this.nextTableId, Number(id) + 1);
  }

  /** The cells an address stands for, seen from a sheet: A1 notation or what `resolveName` knows. */
  resolve(address: string, from: Sheet): Place | undefined {
    const { sheet: sheetName, rest } = splitSheet(address.trim());
    const rect = rest === '' ? undefined : parseRect(rest.replaceAll('$', ''));
    const sheet = sheetName === undefined ? from : this.findSheet(sheetName);
    if (rect) return sheet && { sheet, rect };
    return this.resolveName(address.trim(), from);
  }

  /** The cells a name, a table (its body) or a structured reference stands for, seen from a sheet. */
  resolveName(text: string, from: Sheet): Place | undefined {
    const { sheet: sheetName, rest } = splitSheet(text);
    const scope = sheetName === undefined ? from : this.findSheet(sheetName);
    const range = (this.findName(rest, scope) ?? this.findName(rest, undefined))?.range;
    if (range) return { sheet: range.sheet, rect: range.rect };
    const [, tableName = '', specifier] = /^([^[\]]+)(?:\[(.*)\])?$/s.exec(rest) ?? [];
    const table = this.tables.find((one) => one.name.toLowerCase() === tableName.toLowerCase());
    const rect = table && tableRect(table, specifier ?? '', undefined);
    return table && rect && { sheet: table.sheet, rect };
  }

  addXmlPart(xml: string): XmlPart {
    this.assertWritable();
    const part = new XmlPart(this.guid(), xml);
    this.xmlParts.set(part.id, part);
    this.emit({ kind: 'xml-parts' });
    return part;
  }

  // --- Saving

  toJSON(): SavedWorkbook {
    return saveWorkbook(this);
  }

  static fromJSON(saved: SavedWorkbook, environment?: WorkbookEnvironment): Workbook {
    return loadWorkbook(saved, environment);
  }
}
