import { contains, cellRect } from '../model/rect';
import { noteAt, setNote } from '../model/note';
import { showTotals } from '../model/table-lines';
import { removeTable } from '../model/tables';
import type { MenuItem } from './chrome/menu-list';
import type { CellAt } from './grid/navigation';
import type { Workbench } from './workbench';

/** What can be done with a cell besides its rows and columns: its note, its table. */
export function cellItems(
  workbench: Workbench,
  at: CellAt,
  place: { readonly x: number; readonly y: number },
): MenuItem[] {
  const sheet = workbench.workbook.activeSheet;
  const note = noteAt(sheet, at.row, at.column);
  const table = sheet.tables.find(({ rect }) => contains(rect, cellRect(at.row, at.column)));
  return [
    {
      id: 'note',
      label: note ? 'Edit note' : 'New note',
      run: () => {
        workbench.note.value = { sheet, at, ...place, text: note?.text ?? '' };
      },
    },
    ...(note
      ? [{ id: 'no-note', label: 'Delete note', run: () => writeNote(workbench, at, '') }]
      : []),
    ...(table
      ? [
          {
            id: 'totals',
            label: 'Totals row',
            checked: table.showTotals,
            run: () => workbench.attempt(() => showTotals(table, !table.showTotals)),
          },
          {
            id: 'convert',
            label: 'Convert to range',
            run: () =>
              workbench.attempt(() => {
                sheet.assertUnprotected();
                removeTable(table, true);
              }),
          },
        ]
      : []),
  ];
}

/** Puts a note on a cell of the active sheet; '' takes it away. */
export function writeNote(workbench: Workbench, { row, column }: CellAt, text: string): void {
  const sheet = workbench.workbook.activeSheet;
  workbench.attempt(() => {
    sheet.assertAllowed('allowEditObjects');
    setNote(sheet, row, column, text);
  });
}
