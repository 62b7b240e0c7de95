import { copyCells } from './copy';
import { wholeSheet } from './rect';
import type { Sheet } from './sheet';

/** Copies a sheet with cells, formats and layout; named `Sheet1 (2)`, as Excel names copies. */
export function copySheet(source: Sheet, position: number): Sheet {
  const { workbook } = source;
  let number = 2;
  const name = (): string => `${source.name.slice(0, 31 - ` (${number})`.length)} (${number})`;
  while (workbook.findSheet(name())) number++;
  const copy = workbook.addSheet(name(), position);
  const used = source.usedRect();
  if (used) copyCells(source, used, copy, used);
  for (const axis of ['columns', 'rows'] as const) {
    copy.layout[axis].defaultSize = source.layout[axis].defaultSize;
    for (const [index, size] of source.layout[axis].sizes) copy.layout[axis].sizes.set(index, size);
    for (const index of source.layout[axis].hidden) copy.layout[axis].hidden.add(index);
  }
  copy.layout.frozen = { ...source.layout.frozen };
  copy.layout.showGridlines = source.layout.showGridlines;
  copy.layout.tabColor = source.layout.tabColor;
  copy.layout.merged = [...source.layout.merged];
  for (const [column, runs] of source.formats.entries()) {
    copy.formats.replace(column, wholeSheet.top, wholeSheet.bottom, runs);
  }
  workbook.emit({ kind: 'layout', sheet: copy });
  return copy;
}
