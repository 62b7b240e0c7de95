import { effect } from '@preact/signals';
import { formatAddress } from '../../model/address';
import { cellRect } from '../../model/rect';
import type { CellEditing } from '../cell-editing';
import { element, measureText } from './element';
import type { GridView } from './grid-view';
import { leavingStep, type CellAt } from './navigation';

/** The text box that lies over a cell while it is edited. */
export class EditorView {
  readonly #box = element('textarea', {
    class: 'cell-editor',
    rows: '1',
    spellcheck: 'false',
    hidden: '',
  }) as HTMLTextAreaElement;
  readonly #editing: CellEditing;
  readonly #grid: GridView;
  readonly #leave: (by: CellAt) => void;

  /** `leave` moves on from the cell after a commit or a cancel. */
  constructor(editing: CellEditing, grid: GridView, leave: (by: CellAt) => void) {
    this.#editing = editing;
    this.#grid = grid;
    this.#leave = leave;
    grid.overlay.append(this.#box);
    this.#box.addEventListener('input', () => editing.change(this.#box.value));
    this.#box.addEventListener('keydown', this.#onKeyDown);
    grid.element.addEventListener('scroll', () => this.#place());
    effect(() => this.#show());
  }

  /** Opens the editor on a cell and takes the focus. */
  open(at: CellAt, typed: boolean): void {
    if (!this.#editing.begin(at, typed)) return;
    this.#grid.reveal(at);
    this.#place();
    this.#box.focus({ preventScroll: true });
    this.#box.setSelectionRange(this.#box.value.length, this.#box.value.length);
  }

  #show(): void {
    const draft = this.#editing.draft.value;
    this.#box.hidden = !draft;
    if (!draft) return;
    const { row, column } = draft.at;
    this.#box.setAttribute('aria-label', `Edit ${formatAddress(cellRect(row, column))}`);
    if (this.#box.value !== draft.text) this.#box.value = draft.text;
    this.#place();
  }

  /** As large as the cell, and larger with its text. */
  #place(): void {
    const draft = this.#editing.draft.value;
    if (!draft) return;
    const { x, y, width, height } = this.#grid.place(draft.at);
    const lines = draft.text.split('\n');
    const needed = Math.max(
      ...lines.map((line) => measureText(line, getComputedStyle(this.#box).font)),
    );
    this.#box.style.cssText =
      `transform:translate(${x}px,${y}px);width:${Math.max(width, needed + 16)}px;` +
      `height:${Math.max(height, lines.length * 19 + 4)}px`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const by = leavingStep(event, this.#editing.draft.value?.typed ?? false);
    if (event.isComposing || !by) return;
    event.preventDefault();
    if (event.key === 'Escape') this.#editing.cancel();
    else if (!this.#editing.commit()) return;
    this.#leave(by);
  };
}
