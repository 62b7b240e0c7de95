import type { CellContent, Cells } from '../workbook/cells';
import { excelRun } from './excel-run';

/** The `Cells` port over Excel. A named range stands for its first cell. */
export const excelCells: Cells = {
  read: (parameters) =>
    excelRun(async (context) => {
      const { worksheets, names } = context.workbook;
      const found = parameters.map(({ key, cell }) =>
        cell
          ? { sheet: worksheets.getItemOrNullObject(cell.sheet), address: cell.address }
          : { name: names.getItemOrNullObject(key) },
      );
      await context.sync();
      const ranges = found.map((place) => {
        const missing = 'sheet' in place ? place.sheet.isNullObject : place.name.isNullObject;
        if (missing) return undefined;
        const range =
          'sheet' in place
            ? place.sheet.getRange(place.address)
            : place.name.getRange().getCell(0, 0);
        return range.load('values,numberFormat');
      });
      await context.sync();
      return ranges.map(
        (range): CellContent | undefined =>
          range && { value: range.values[0]![0], numberFormat: String(range.numberFormat[0]![0]) },
      );
    }),
};
