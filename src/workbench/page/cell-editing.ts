import { signal } from '@preact/signals';
import { enterCell } from '../model/entry';
import { cellRect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import type { CellAt } from './grid/navigation';

/** The text being typed into a cell, shown by the cell's editor and by the formula bar alike. */
export interface Draft {
  readonly sheet: Sheet;
  readonly at: CellAt;
  readonly text: string;
  /** Begun by typing over: arrow keys then leave the editor instead of moving in the text. */
  readonly typed: boolean;
}

/** Opening, changing, committing a cell's editor. While it is open, Excel takes no request of an add-in. */
export class CellEditing {
  readonly draft = signal<Draft | undefined>(undefined);
  readonly #workbook: Workbook;
  readonly #attempt: (action: () => void) => boolean;

  /** `attempt` runs an action of the person and says whether it succeeded. */
  constructor(workbook: Workbook, attempt: (action: () => void) => boolean) {
    this.#workbook = workbook;
    this.#attempt = attempt;
  }

  /** Opens the editor, empty for typing over or with what the cell holds. False on a protected cell. */
  begin(at: CellAt, typed: boolean): boolean {
    const sheet = this.#workbook.activeSheet;
    const { row, column } = at;
    if (!this.#attempt(() => sheet.assertEditable(cellRect(row, column)))) return false;
    this.draft.value = { sheet, at, typed, text: typed ? '' : sheet.editText(row, column) };
    this.#workbook.cellEdit = true;
    return true;
  }

  change(text: string): void {
    if (this.draft.value) this.draft.value = { ...this.draft.value, text };
  }

  /** Writes the text as typed input. False, with the editor still open, if Excel refuses it. */
  commit(): boolean {
    const draft = this.draft.value;
    if (!draft) return true;
    const { sheet, text, at } = draft;
    const unchanged = text === sheet.editText(at.row, at.column);
    const write = () => enterCell(sheet, at.row, at.column, text);
    if (!unchanged && !sheet.deleted && !this.#attempt(write)) return false;
    this.cancel();
    return true;
  }

  cancel(): void {
    this.draft.value = undefined;
    this.#workbook.cellEdit = false;
  }
}
