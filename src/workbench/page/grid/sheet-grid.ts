import { effect } from '@preact/signals';
import { clearCells } from '../../model/edit';
import { maxColumns, maxRows, wholeSheet } from '../../model/rect';
import { copyText, cutText, pasteText } from '../clipboard';
import type { Workbench } from '../workbench';
import { EditorView } from './editor-view';
import { fitColumn, sizeColumn } from './column-size';
import { GridMenus } from './grid-menus';
import { GridView } from './grid-view';
import { jumped, moved, steps, type CellAt } from './navigation';

/** The sheet as one works with it: the drawn cells, the editor over them, keyboard, mouse, clipboard. */
export class SheetGrid {
  readonly #workbench: Workbench;
  readonly #view: GridView;
  readonly #editor: EditorView;
  readonly #menus: GridMenus;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = new GridView(this.#state());
    this.#menus = new GridMenus(workbench, this.#view);
    this.#editor = new EditorView(workbench.editing, this.#view, (by) => {
      this.#go(moved(this.#sheet, this.#cursor.active, by));
      this.focus();
    });
    // Draws again when the workbook, the selection or the theme changes.
    effect(() => {
      void workbench.revision.value;
      void workbench.cursor.place.value;
      void workbench.theme.value;
      this.#view.update(this.#state());
    });
    // An add-in that selects something wants it seen.
    workbench.workbook.onChange((change, origin) => {
      if (change.kind !== 'selection' || origin !== 'add-in') return;
      this.#view.update(this.#state());
      this.#view.reveal({ row: change.rect.top, column: change.rect.left });
    });
    // What was measured before the fonts were there may be wrong.
    void document.fonts.ready.then(() => this.#view.update(this.#state()));
    const { element } = this.#view;
    element.addEventListener('keydown', this.#onKeyDown);
    element.addEventListener('pointerdown', this.#onPointerDown);
    element.addEventListener('dblclick', this.#onDoubleClick);
    element.addEventListener('contextmenu', this.#onContextMenu);
    element.addEventListener('copy', (event) => this.#onCopy(event, copyText));
    element.addEventListener('cut', (event) => this.#onCopy(event, cutText));
    element.addEventListener('paste', this.#onPaste);
  }

  /** What goes into the page. */
  get root(): HTMLElement {
    return this.#view.root;
  }

  /** The grid itself, which has the focus. */
  get element(): HTMLElement {
    return this.#view.element;
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Selects a cell and shows it. */
  reveal(at: CellAt): void {
    this.#view.reveal(at);
  }

  get #sheet() {
    return this.#workbench.workbook.activeSheet;
  }

  get #cursor() {
    return this.#workbench.cursor;
  }

  #state() {
    const { active, rect } = this.#workbench.cursor;
    return { sheet: this.#sheet, selection: rect, active };
  }

  #go(at: CellAt, extend = false): void {
    if (extend) this.#cursor.extend(at);
    else this.#cursor.select(at);
    this.#view.reveal(at);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== this.element) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (altKey && key === 'ArrowDown' && this.#menus.openFilter(this.#cursor.active)) {
      event.preventDefault();
      return;
    }
    const control = ctrlKey || metaKey;
    const action = this.#action(key, control, shiftKey);
    if (action && !altKey) {
      event.preventDefault();
      action();
    } else if (key.length === 1 && !control && !altKey) {
      // The character itself goes into the editor that now has the focus.
      this.#editor.open(this.#cursor.active, true);
    }
  };

  /** What a key does in the sheet: the keys of Excel ("Keyboard shortcuts in Excel"). */
  #action(key: string, control: boolean, shift: boolean): (() => void) | undefined {
    const sheet = this.#sheet;
    const { active, end } = this.#cursor;
    const from = shift ? end : active;
    const step = steps[key];
    if (step) {
      return () => this.#go(control ? jumped(sheet, from, step) : moved(sheet, from, step), shift);
    }
    const last = sheet.usedRect() ?? { bottom: 0, right: 0 };
    const by = (row: number, column: number) => () =>
      this.#go(moved(sheet, active, { row, column }));
    const page = (rows: number) => () =>
      this.#go(moved(sheet, from, { row: rows * this.#view.pageRows, column: 0 }), shift);
    const keys: Record<string, () => void> = {
      Enter: by(shift ? -1 : 1, 0),
      Tab: by(0, shift ? -1 : 1),
      Home: () => this.#go({ row: control ? 0 : from.row, column: 0 }, shift),
      End: () => this.#go({ row: control ? last.bottom : from.row, column: last.right }, shift),
      PageDown: page(1),
      PageUp: page(-1),
      F2: () => this.#editor.open(active, false),
      Delete: () => this.#clear(),
      Backspace: () => this.#editor.open(active, true),
    };
    if (control && key.toLowerCase() === 'a') return () => this.#cursor.selectRect(wholeSheet);
    return keys[key];
  }

  #clear(): void {
    this.#workbench.attempt(() => clearCells(this.#sheet, this.#cursor.rect, 'Contents'));
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest('.cell-editor')) return;
    if (isScrollbar(event, this.element)) return;
    event.preventDefault();
    if (!this.#workbench.editing.commit()) return;
    this.focus();
    if (target.closest('.filter-button')) {
      this.#menus.openFilter(this.#view.cellAt(event.clientX, event.clientY));
      return;
    }
    if (target.classList.contains('resizer'))
      return this.#resize(event, Number(target.dataset['column']));
    const start = this.#view.cellAt(event.clientX, event.clientY);
    if (event.shiftKey) this.#extendTo(this.#cursor.active, start);
    else this.#extendTo(start, start);
    const anchor = event.shiftKey ? this.#cursor.active : start;
    this.#drag(event, ({ clientX, clientY }) => {
      const at = this.#view.cellAt(clientX, clientY);
      this.#extendTo(anchor, at);
      if (at.row >= 0 && at.column >= 0 && start.row >= 0 && start.column >= 0)
        this.#view.reveal(at);
    });
  };

  readonly #onContextMenu = (event: MouseEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (!this.#workbench.editing.commit()) return;
    const byMouse = event.button === 2;
    // From the keyboard the menu belongs to the active cell.
    const place = byMouse ? this.#view.cellAt(event.clientX, event.clientY) : this.#cursor.active;
    if (!this.#cursor.covers(place)) this.#extendTo(place, place);
    this.#menus.openCells(place, byMouse ? { x: event.clientX, y: event.clientY } : undefined);
  };

  /** Selects from one place to another; a place on a header stands for its whole row or column. */
  #extendTo(anchor: CellAt, at: CellAt): void {
    const rows = anchor.column < 0;
    const columns = anchor.row < 0;
    this.#cursor.select(
      { row: columns ? 0 : anchor.row, column: rows ? 0 : anchor.column },
      {
        row: columns ? maxRows - 1 : Math.max(0, at.row),
        column: rows ? maxColumns - 1 : Math.max(0, at.column),
      },
    );
  }

  #resize(event: PointerEvent, column: number): void {
    const { width } = this.#view.place({ row: 0, column });
    this.#drag(event, ({ clientX }) =>
      sizeColumn(this.#workbench, column, width + clientX - event.clientX),
    );
  }

  #drag(event: PointerEvent, move: (event: PointerEvent) => void): void {
    const { element } = this;
    element.setPointerCapture(event.pointerId);
    const stop = () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', stop);
      element.removeEventListener('pointercancel', stop);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', stop);
    element.addEventListener('pointercancel', stop);
  }

  readonly #onDoubleClick = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const at = this.#view.cellAt(event.clientX, event.clientY);
    if (target.classList.contains('resizer'))
      fitColumn(this.#workbench, Number(target.dataset['column']));
    else if (at.row >= 0 && at.column >= 0 && !target.closest('.cell-editor')) {
      this.#editor.open(at, false);
    }
  };

  #onCopy(event: ClipboardEvent, take: typeof copyText): void {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    this.#workbench.attempt(() => {
      event.clipboardData?.setData('text/plain', take(this.#sheet, this.#cursor.rect));
    });
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    this.#workbench.attempt(() => {
      this.#cursor.selectRect(pasteText(this.#sheet, this.#cursor.rect, text));
    });
  };
}

function isScrollbar({ offsetX, offsetY, target }: PointerEvent, grid: HTMLElement): boolean {
  return target === grid && (offsetX > grid.clientWidth || offsetY > grid.clientHeight);
}
