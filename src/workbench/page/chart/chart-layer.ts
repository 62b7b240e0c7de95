import type { Chart } from '../../model/chart';
import type { Sheet } from '../../model/sheet';
import { element, measureText, setAttribute } from '../grid/element';
import { headerHeight, headerWidth, pixels } from '../grid/viewport';
import { describeChart } from './chart-description';
import { drawChart } from './chart-drawing';
import { drawn } from './shape';

/** The charts of a sheet, over its cells: each an image with its data in words. */
export class ChartLayer {
  readonly element = element('div', { class: 'chart-layer' });
  readonly #views = new Map<Chart, HTMLElement>();

  /** Covers the cells of a window of some size, without its headers. */
  resize(width: number, height: number): void {
    const { style } = this.element;
    style.width = `${width - headerWidth}px`;
    style.height = `${height - headerHeight}px`;
    style.left = `${headerWidth}px`;
    style.top = `${headerHeight}px`;
  }

  /** Places the charts for a scroll position, and draws them anew where cells may have changed. */
  draw(sheet: Sheet, scrollTop: number, scrollLeft: number, stale: boolean): void {
    const charts = new Set(sheet.charts);
    for (const [chart, view] of this.#views) {
      if (charts.has(chart)) continue;
      view.remove();
      this.#views.delete(chart);
    }
    for (const chart of charts) {
      const known = this.#views.get(chart);
      const view = known ?? this.#add(chart);
      if (!known || stale) paint(chart, view);
      const { left, top } = chart.settings;
      const x = pixels(left) - scrollLeft;
      const y = pixels(top) - scrollTop;
      view.style.transform = `translate(${x}px,${y}px)`;
    }
  }

  #add(chart: Chart): HTMLElement {
    const view = element('div', { class: 'chart', role: 'img' });
    this.#views.set(chart, view);
    this.element.append(view);
    return view;
  }
}

function paint(chart: Chart, view: HTMLElement): void {
  const [width, height] = [pixels(chart.settings.width), pixels(chart.settings.height)];
  setAttribute(view, 'aria-label', describeChart(chart));
  setAttribute(view, 'data-chart', chart.settings.name);
  view.style.width = `${width}px`;
  view.style.height = `${height}px`;
  const svg = drawn({
    name: 'svg',
    attributes: { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    children: drawChart(chart, width, height, measureText),
  });
  view.replaceChildren(svg);
}
