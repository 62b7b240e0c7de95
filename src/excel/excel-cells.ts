import type { CellContent, Cells } from '../workbook/cells';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** The `Cells` port over Excel. A named range stands for its first cell. */
export const excelCells: Cells = {
  read: (parameters) =>
    excelRun(
      async (context) => {
        const { worksheets, names } = context.workbook;
        const found = parameters.map(({ key, cell }) =>
          cell
            ? { sheet: worksheets.getItemOrNullObject(cell.sheet), address: cell.address }
            : { name: names.getItemOrNullObject(key) },
        );
        await context.sync();
        const ranges = found.map((place) => {
          if ('sheet' in place)
            return place.sheet.isNullObject ? undefined : place.sheet.getRange(place.address);
          return place.name.isNullObject ? undefined : place.name.getRangeOrNullObject();
        });
        for (const range of ranges) range?.load('values,numberFormat');
        await context.sync();
        return ranges.map((range): CellContent | undefined =>
          range === undefined || range.isNullObject
            ? undefined
            : { value: range.values[0]![0], numberFormat: String(range.numberFormat[0]![0]) },
        );
      },
      { patience },
    ),
};
