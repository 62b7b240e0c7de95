import { formatAddress } from '../../model/address';
import { commentAt } from '../../model/comment';
import { noteAt } from '../../model/note';
import { cellRect, contains, maxColumns, type Rect } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { cellLook } from './cell-look';
import { classes, element, keyAfter, measureText, setAttribute } from './element';
import type { CellAt } from './navigation';
import { tableLook, type TableLook } from './table-look';
import type { Viewport } from './viewport';

/** What the grid shows at the moment. */
export interface GridState {
  readonly sheet: Sheet;
  readonly selection: Rect;
  readonly active: CellAt;
}

/** A frame to draw: the state, its geometry, the columns in sight. */
export interface Drawing {
  readonly state: GridState;
  readonly viewport: Viewport;
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly columns: readonly number[];
  /** False when only the scroll position changed: cells already drawn need no second look. */
  readonly stale: boolean;
}

/** A text runs over the empty cells to its right, at most so many. */
const maxSpill = 12;

/** One visible row: its header and an element per visible cell. */
export class RowView {
  readonly element: HTMLElement;
  readonly #row: number;
  readonly #header = element('div', { role: 'rowheader', 'aria-colindex': '1' });
  readonly #cells = new Map<number, HTMLElement>();

  constructor(row: number) {
    this.#row = row;
    this.element = element('div', { role: 'row', 'aria-rowindex': String(row + 2) });
    this.#header.textContent = String(row + 1);
    this.element.append(this.#header);
  }

  draw(drawing: Drawing): void {
    const { state, viewport, scrollTop, scrollLeft, columns, stale } = drawing;
    const { frozen } = state.sheet.layout;
    const row = this.#row;
    const y = viewport.y(row, scrollTop);
    const height = viewport.rows.size(row);
    setAttribute(this.element, 'style', `transform:translateY(${y}px);height:${height}px`);
    const isFrozen = row < frozen.rows;
    const names = classes('grid-row', isFrozen && 'frozen', row === frozen.rows - 1 && 'edge');
    setAttribute(this.element, 'class', names);
    const marked = row >= state.selection.top && row <= state.selection.bottom;
    setAttribute(this.#header, 'class', classes('row-head', marked && 'marked'));

    const keep = new Set(columns);
    for (const [column, cell] of this.#cells) {
      if (keep.has(column)) continue;
      cell.remove();
      this.#cells.delete(column);
    }
    for (const column of columns) {
      const known = this.#cells.get(column);
      const cell = known ?? this.#add(column);
      const place = columnStyle(viewport, column, scrollLeft);
      if (!known || stale) this.#drawCell(cell, column, place, drawing);
      else setAttribute(cell, 'style', place + (cell.dataset['look'] ?? ''));
    }
  }

  #add(column: number): HTMLElement {
    const cell = element('div', {
      role: 'gridcell',
      id: cellId({ row: this.#row, column }),
      'aria-colindex': String(column + 2),
      'data-address': formatAddress(cellRect(this.#row, column)),
    });
    cell.append(element('span', { class: 'text' }));
    // In column order, which is reading order.
    const next = keyAfter(this.#cells, column);
    this.element.insertBefore(cell, next === undefined ? null : this.#cells.get(next)!);
    this.#cells.set(column, cell);
    return cell;
  }

  #drawCell(cell: HTMLElement, column: number, place: string, drawing: Drawing): void {
    const { sheet, selection, active } = drawing.state;
    const row = this.#row;
    const width = drawing.viewport.columns.size(column);
    const table = sheet.tables.find(({ rect }) => contains(rect, cellRect(row, column)));
    const inTable = table && tableLook(table, row, column);
    const look = cellLook(sheet, row, column, width, inTable, measureText);
    const { top, left, bottom, right } = selection;
    const selected = contains(selection, cellRect(row, column));
    const room = look.spills && look.width > width ? this.#room(column, drawing) : 0;
    const { frozen } = sheet.layout;
    setAttribute(
      cell,
      'class',
      classes(
        'cell',
        look.classes,
        column < frozen.columns && 'frozen',
        column === frozen.columns - 1 && 'edge',
        selected && 'selected',
        row === active.row && column === active.column && 'active',
        selected && row === top && 'edge-top',
        selected && row === bottom && 'edge-bottom',
        selected && column === left && 'edge-left',
        selected && column === right && 'edge-right',
        room > width && 'spilling',
      ),
    );
    const style = look.style && `;${look.style}`;
    cell.dataset['look'] = style;
    setAttribute(cell, 'style', place + style);
    setAttribute(cell, 'aria-selected', String(selected));
    const content = cell.firstElementChild as HTMLElement;
    if (content.textContent !== look.text) content.textContent = look.text;
    drawFilterButton(cell, inTable?.filterButton ? inTable : undefined, look.text);
    drawMark(cell, annotationOf(sheet, row, column));
    content.style.maxWidth = room > width ? `${room - 4}px` : '';
  }

  /** Pixels a text may take: its own cell's and those of the empty ones right of it. */
  #room(column: number, { state, viewport }: Drawing): number {
    let room = viewport.columns.size(column);
    const last = Math.min(column + maxSpill, maxColumns - 1);
    for (let next = column + 1; next <= last; next++) {
      if (state.sheet.value(this.#row, next) !== undefined) break;
      room += viewport.columns.size(next);
    }
    return room;
  }
}

/** The button of a table's header cell; Alt+Down does the same for the keyboard. */
function drawFilterButton(cell: HTMLElement, look: TableLook | undefined, name: string): void {
  const known = cell.querySelector('.filter-button');
  if (!look) return known?.remove();
  const button = known ?? element('button', { type: 'button', tabindex: '-1' });
  setAttribute(button, 'class', classes('filter-button', look.filtered && 'filtered'));
  setAttribute(button, 'aria-label', `Sort and filter ${name}`);
  if (!known) cell.append(button);
}

/** The corner of a cell that has a note or comment, whose text describes the cell. */
function drawMark(cell: HTMLElement, text: string | undefined): void {
  cell.classList.toggle('annotated', text !== undefined);
  if (text === undefined) {
    cell.removeAttribute('title');
    cell.removeAttribute('aria-description');
  } else {
    setAttribute(cell, 'title', text);
    setAttribute(cell, 'aria-description', text);
  }
}

/** What a note or a comment with its replies says. */
function annotationOf(sheet: Sheet, row: number, column: number): string | undefined {
  const note = sheet.notes.length > 0 ? noteAt(sheet, row, column) : undefined;
  if (note) return note.author ? `${note.author}: ${note.text}` : note.text;
  const comment = sheet.comments.length > 0 ? commentAt(sheet, row, column) : undefined;
  return (
    comment &&
    [comment, ...comment.replies].map((one) => `${one.author}: ${one.content}`).join('\n')
  );
}

export const cellId = ({ row, column }: CellAt): string =>
  `cell-${formatAddress(cellRect(row, column))}`;

export const columnStyle = (viewport: Viewport, column: number, scrollLeft: number): string =>
  `left:${viewport.x(column, scrollLeft)}px;width:${viewport.columns.size(column)}px`;
