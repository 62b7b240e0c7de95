import { Engine } from '../formula/engine';
import { quoteSheetName } from './address';
import { ExcelError } from './error';
import {
  rewriteFormulas,
  sheetGone,
  sheetNamed,
  shifted,
  tableNamed,
  type Rewrite,
} from './formula-rewriting';
import { translateFormula, type Translation } from './formula-translation';
import { cellRect, contains, overlaps, type Rect } from './rect';
import { cellKey, keyColumn, keyRow, type Sheet } from './sheet';
import type { Shift } from './shift';
import type { Workbook } from './workbook';

/** A formula, translated, and how far its calculation is. */
interface Node extends Translation {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  state: 'clean' | 'dirty' | 'running';
}

/** Beyond this many stale formulas, finding out which others depend on them costs more than calculating all. */
const manyFormulas = 200;

export type CalculationMode = 'Automatic' | 'AutomaticExceptTables' | 'Manual';

/**
 * Keeps the results of formulas up to date. Costs nothing in a workbook without formulas. What
 * depends on what is found anew after anything but cell values has changed.
 */
export class Calculation {
  mode: CalculationMode = 'Automatic';
  private readonly workbook: Workbook;
  private readonly engine: Engine;
  private nodes: Map<Sheet, Map<number, Node>> | undefined;
  private suspended: { sheet: Sheet; rect: Rect }[] | undefined;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.engine = new Engine({
      value: (sheet, row, column) => workbook.findSheet(sheet)?.value(row, column),
      used: (sheet) => workbook.findSheet(sheet)?.usedRect(true),
      isHidden: (sheet, row, filtered) => isHidden(workbook.findSheet(sheet), row, filtered),
    });
  }

  private get any(): boolean {
    return this.workbook.sheets.some((sheet) => sheet.formulas.size > 0);
  }

  /** Throws InvalidArgument, as Excel does, if a formula (with its `=`) is not well formed. */
  check(formula: string): void {
    const [sheet] = this.workbook.sheets;
    const { text } = translateFormula(formula, this.workbook, { sheet: sheet!, row: 0, column: 0 });
    const position = { sheet: quoteSheetName(''), row: 0, column: 0 };
    if (this.engine.evaluate(text, position) === undefined) throw new ExcelError('InvalidArgument');
  }

  /** The value of a formula that stands in no cell. */
  evaluate(formula: string, sheet: Sheet): ReturnType<Engine['evaluate']> {
    const { text } = translateFormula(formula, this.workbook, { sheet, row: 0, column: 0 });
    return this.engine.evaluate(text, { sheet: sheet.name, row: 0, column: 0 });
  }

  /** To be called after formulas were written or removed: dependencies are found anew. */
  formulasChanged(): void {
    this.nodes = undefined;
  }

  /** Recalculates what depends on cells that changed (and the formulas in them). */
  cellsChanged(sheet: Sheet, rect: Rect): void {
    if (!this.any) return;
    if (this.suspended) {
      this.suspended.push({ sheet, rect });
      return;
    }
    this.run(this.stale([{ sheet, rect }]));
  }

  recalculateAll(): void {
    this.nodes = undefined;
    if (this.any) this.run([...this.all()]);
  }

  /**
   * After a workbook was loaded: calculates formulas without a result and those that change by
   * themselves. Other results stand as they were saved, as in Excel.
   */
  loaded(): void {
    this.nodes = undefined;
    const missing = this.workbook.sheets.flatMap((sheet) =>
      [...sheet.formulas.keys()]
        .map((key) => cellRect(keyRow(key), keyColumn(key)))
        .filter(({ top, left }) => sheet.value(top, left) === undefined)
        .map((rect) => ({ sheet, rect })),
    );
    if (this.any) this.run(this.stale(missing));
  }

  /** Puts recalculation off until `resume`. */
  suspend(): void {
    this.suspended ??= [];
  }

  resume(): void {
    const places = this.suspended;
    this.suspended = undefined;
    if (places && places.length > 0) this.run(this.stale(places));
  }

  /** Moves the references of every formula along with the cells, then recalculates. */
  cellsShifted(sheet: Sheet, shift: Shift): void {
    this.rewrite(shifted(sheet, shift));
    if (this.any) this.recalculateAll();
  }

  sheetRenamed(before: string, after: string): void {
    this.rewrite(sheetNamed(before, after));
  }

  sheetDeleted(sheet: Sheet): void {
    if (this.rewrite(sheetGone(sheet.name))) this.recalculateAll();
  }

  tableRenamed(before: string, after: string): void {
    this.rewrite(tableNamed(before, after));
  }

  /** Puts every formula through a change of its references; says whether any changed. */
  rewrite(change: Rewrite): boolean {
    this.nodes = undefined;
    return rewriteFormulas(this.workbook, change);
  }

  // --- Dependencies

  private *all(): Generator<Node> {
    for (const nodes of this.graph().values()) yield* nodes.values();
  }

  private graph(): Map<Sheet, Map<number, Node>> {
    this.nodes ??= new Map(
      this.workbook.sheets.map((sheet) => [
        sheet,
        new Map([...sheet.formulas].map(([key, formula]) => [key, this.node(sheet, key, formula)])),
      ]),
    );
    return this.nodes;
  }

  private node(sheet: Sheet, key: number, formula: string): Node {
    const place = { sheet, row: keyRow(key), column: keyColumn(key) };
    return { ...place, ...translateFormula(formula, this.workbook, place), state: 'clean' };
  }

  /** Every formula in or, at any remove, dependent on the changed cells. */
  private stale(changed: readonly { sheet: Sheet; rect: Rect }[]): Node[] {
    const found = new Set<Node>();
    const queue = [...changed];
    const add = (node: Node): void => {
      if (found.has(node)) return;
      found.add(node);
      queue.push({ sheet: node.sheet, rect: cellRect(node.row, node.column) });
    };
    for (const node of this.all()) {
      const own = changed.some(
        ({ sheet, rect }) =>
          sheet === node.sheet && contains(rect, cellRect(node.row, node.column)),
      );
      if (own || node.volatile) add(node);
    }
    if (this.mode === 'Manual') return [...found];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (found.size > manyFormulas) return [...this.all()];
      const { sheet, rect } = next;
      for (const node of this.all()) {
        const depends = node.precedents.some(
          (place) => place.sheet === sheet && overlaps(place.rect, rect),
        );
        if (depends) add(node);
      }
    }
    return [...found];
  }

  private run(nodes: readonly Node[]): void {
    if (nodes.length === 0) return;
    for (const node of nodes) node.state = 'dirty';
    const dirty = new Set(nodes);
    for (const node of nodes) this.settle(node, dirty);
    for (const sheet of new Set(nodes.map((node) => node.sheet))) {
      this.workbook.emit({ kind: 'calculated', sheet });
    }
  }

  /** Calculates a formula after those it depends on, without recursion: chains may be long. */
  private settle(start: Node, dirty: ReadonlySet<Node>): void {
    const stack = [start];
    for (let node = stack.at(-1); node; node = stack.at(-1)) {
      const waiting = node.state === 'dirty' ? this.dirtyPrecedents(node, dirty) : [];
      if (node.state === 'dirty') node.state = 'running';
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      if (node.state !== 'running') continue;
      node.state = 'clean';
      const { sheet, row, column } = node;
      sheet.grid.set(
        row,
        column,
        this.engine.evaluate(node.text, { sheet: sheet.name, row, column }),
      );
    }
  }

  private dirtyPrecedents(node: Node, dirty: ReadonlySet<Node>): Node[] {
    const found: Node[] = [];
    for (const { sheet, rect } of node.precedents) {
      const nodes = this.graph().get(sheet);
      if (!nodes || nodes.size === 0) continue;
      const own =
        rect.top === rect.bottom && rect.left === rect.right
          ? [nodes.get(cellKey(rect.top, rect.left))]
          : [...nodes.values()].filter((one) => overlaps(rect, cellRect(one.row, one.column)));
      for (const one of own) if (one?.state === 'dirty' && dirty.has(one)) found.push(one);
    }
    return found;
  }
}

/** Whether a row is out of sight; `filtered`: by a filter, as opposed to by hand. */
function isHidden(sheet: Sheet | undefined, row: number, filtered: boolean): boolean {
  if (!sheet?.layout.rows.hidden.has(row)) return false;
  const inFiltered = (): boolean =>
    sheet.tables.some(
      ({ filters, rect }) => filters.size > 0 && row >= rect.top && row <= rect.bottom,
    );
  return !filtered || inFiltered();
}
