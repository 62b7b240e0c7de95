import { signal, type Signal } from '@preact/signals';
import { ExcelError } from '../model/error';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import type { AddinHost } from './addin-host';
import { CellEditing } from './cell-editing';
import type { MenuItem } from './chrome/menu-list';
import { Cursor } from './cursor';
import type { CellAt } from './grid/navigation';
import { RibbonState } from './ribbon-state';
import type { ThemeName } from './theme';

/** Code of an error to a sentence with the next step; other errors speak for themselves. */
const sentences: Partial<Record<string, string>> = {
  AccessDenied: 'This sheet is protected. To change it, turn off Protect Sheet on the Review tab.',
};

/** A menu at a place of the window, in pixels; its items are asked for whenever something changed. */
export interface OpenMenu {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  items(): readonly MenuItem[];
}

/** A note being written, at a place of the window in pixels. */
export interface NoteDraft {
  readonly sheet: Sheet;
  readonly at: CellAt;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The page's state: the workbook, and what only the page knows about it. */
export class Workbench {
  readonly workbook: Workbook;
  readonly cursor: Cursor;
  readonly editing: CellEditing;
  readonly theme: Signal<ThemeName>;
  readonly ribbon = new RibbonState();
  /** Counts the frames in which the workbook changed: reading it makes a component follow. */
  readonly revision = signal(0);
  /** A sentence above the sheet, '' for none. */
  readonly notice = signal('');
  readonly menu: Signal<OpenMenu | undefined> = signal(undefined);
  /** The note being written. */
  readonly note: Signal<NoteDraft | undefined> = signal(undefined);
  /** Undefined where the page was given an address it does not load. */
  readonly addin: Signal<AddinHost | undefined> = signal(undefined);
  #pending = false;

  /** Members of Excel's API that were asked for and are not there; grows. */
  readonly unimplemented: ReadonlySet<string>;

  constructor(workbook: Workbook, theme: Signal<ThemeName>, unimplemented: ReadonlySet<string>) {
    this.workbook = workbook;
    this.unimplemented = unimplemented;
    this.theme = theme;
    this.cursor = new Cursor(workbook);
    this.editing = new CellEditing(workbook, (action) => this.attempt(action));
    workbook.onChange(() => this.#changed());
  }

  /** Runs what the person asked for. A refusal becomes the notice; says whether it went through. */
  attempt(action: () => void): boolean {
    try {
      this.workbook.as('user', action);
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      this.notice.value = sentences[error.code] ?? error.message;
      return false;
    }
    this.notice.value = '';
    return true;
  }

  #changed(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.revision.value++;
    });
  }
}
