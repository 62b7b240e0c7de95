import { cellItems } from '../cell-menu';
import { lineItems, type Axis } from '../line-menu';
import { filterItems, headerAt } from '../table-menu';
import type { Workbench } from '../workbench';
import type { GridView } from './grid-view';
import type { CellAt } from './navigation';

/** Pixels between a cell and the note that is written beside it. */
const noteGap = 8;

/** Opens the menus of cells, headers and table headers at their places in the window. */
export class GridMenus {
  readonly #workbench: Workbench;
  readonly #view: GridView;

  constructor(workbench: Workbench, view: GridView) {
    this.#workbench = workbench;
    this.#view = view;
  }

  /** The menu of a table's header cell; false where there is none. */
  openFilter(at: CellAt): boolean {
    const header = headerAt(this.#workbench, at);
    if (!header) return false;
    this.#workbench.cursor.select(at);
    const { left, bottom } = this.#box(at);
    this.#workbench.menu.value = {
      label: `Sort and filter ${header.table.columns[header.index]!.name}`,
      x: left,
      y: bottom,
      items: () => filterItems(this.#workbench, header),
    };
    return true;
  }

  /** The menu of the selection; `place` is a cell or, with -1, a header, `pointer` where the mouse is. */
  openCells(place: CellAt, pointer: { readonly x: number; readonly y: number } | undefined): void {
    const { active } = this.#workbench.cursor;
    const { left, top, right, bottom } = this.#box(active);
    const axes: Axis[] =
      place.row < 0 ? ['columns'] : place.column < 0 ? ['rows'] : ['rows', 'columns'];
    const isCell = place.row >= 0 && place.column >= 0;
    this.#workbench.menu.value = {
      label: 'Cells',
      x: pointer?.x ?? left,
      y: pointer?.y ?? bottom,
      items: () => [
        ...axes.flatMap((axis) => lineItems(this.#workbench, axis)),
        ...(isCell ? cellItems(this.#workbench, active, { x: right + noteGap, y: top }) : []),
      ],
    };
  }

  /** A cell's edges in the window. */
  #box(at: CellAt): { left: number; top: number; right: number; bottom: number } {
    const corner = this.#view.element.getBoundingClientRect();
    const { x, y, width, height } = this.#view.place(at);
    const [left, top] = [corner.left + x, corner.top + y];
    return { left, top, right: left + width, bottom: top + height };
  }
}
