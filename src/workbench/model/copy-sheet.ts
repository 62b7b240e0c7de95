import { copyCells } from './copy';
import { loadAnnotations, loadChart } from './load';
import { tableCopied } from './formula-rewriting';
import { wholeSheet } from './rect';
import type { SavedSheet } from './saved';
import type { Sheet } from './sheet';
import { Table } from './table';
import { freeTableName } from './tables';
import { saveSheet } from './save';

/**
 * Copies a sheet with all that is on it; named `Sheet1 (2)`, as Excel names copies. Its tables get ids
 * and names of their own (`Deals` becomes `Deals_1`… where that is free), and the copy's formulas mean
 * them; names of the sheet come along.
 */
export function copySheet(source: Sheet, position: number): Sheet {
  const { workbook } = source;
  let number = 2;
  const name = (): string => `${source.name.slice(0, 31 - ` (${number})`.length)} (${number})`;
  while (workbook.findSheet(name())) number++;
  const copy = workbook.addSheet(name(), position);
  const used = source.usedRect();
  if (used) copyCells(source, used, copy, used);
  for (const [column, runs] of source.formats.entries()) {
    copy.formats.replace(column, wholeSheet.top, wholeSheet.bottom, runs);
  }
  const saved = saveSheet(source);
  copyLayout(copy, source);
  loadAnnotations(
    copy,
    withNewIds(saved, () => workbook.guid()),
  );
  copyTables(copy, source);
  for (const { scope, name: named, range, formula, comment } of [...workbook.names]) {
    if (scope !== source) continue;
    const target = range?.sheet === source ? copy.range(range.rect) : formula;
    workbook.addName(named, target, copy, comment);
  }
  const sheets = workbook.sheets.map((sheet) => (sheet === source ? copy : sheet));
  // A chart of the copy shows the copy's cells.
  for (const { settings, series } of saved.charts ?? []) {
    loadChart(copy, { settings, series }, sheets);
  }
  if (source.protection.on) copy.protection.restore(source.protection.toJSON()!);
  workbook.calculation.recalculateAll();
  workbook.emit({ kind: 'layout', sheet: copy });
  return copy;
}

function copyLayout(copy: Sheet, { layout, customProperties }: Sheet): void {
  for (const axis of ['columns', 'rows'] as const) {
    copy.layout[axis].defaultSize = layout[axis].defaultSize;
    for (const [index, size] of layout[axis].sizes) copy.layout[axis].sizes.set(index, size);
    for (const index of layout[axis].hidden) copy.layout[axis].hidden.add(index);
  }
  copy.layout.frozen = { ...layout.frozen };
  copy.layout.showGridlines = layout.showGridlines;
  copy.layout.showHeadings = layout.showHeadings;
  copy.layout.tabColor = layout.tabColor;
  copy.layout.merged = [...layout.merged];
  for (const [key, value] of customProperties) copy.customProperties.set(key, value);
}

const withNewIds = (saved: SavedSheet, newId: () => string): SavedSheet => ({
  ...saved,
  ...(saved.comments && {
    comments: saved.comments.map((comment) => ({
      ...comment,
      id: newId(),
      replies: comment.replies.map((reply) => ({ ...reply, id: newId() })),
    })),
  }),
});

function copyTables(copy: Sheet, source: Sheet): void {
  const { workbook } = source;
  for (const table of source.tables) {
    const name = freeTableName(workbook, `${table.name}_`);
    const twin = new Table(workbook.takeTableId(), name, copy.range(table.rect), table.columns);
    twin.showHeaders = table.showHeaders;
    twin.showTotals = table.showTotals;
    twin.options = { ...table.options };
    twin.sort = table.sort;
    for (const [id, criteria] of table.filters) twin.filters.set(id, criteria);
    workbook.tables.push(twin);
    workbook.calculation.rewrite(tableCopied(table, twin));
    workbook.emit({ kind: 'table-added', table: twin });
  }
}
