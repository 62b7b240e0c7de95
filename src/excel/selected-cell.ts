import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** The active cell as Excel writes it: `Sheet1!B2`, `'My sheet'!B2`. */
export function selectedCell(): Promise<string> {
  return excelRun(
    async (context) => {
      const cell = context.workbook.getActiveCell();
      cell.load('address');
      await context.sync();
      return cell.address;
    },
    { patience },
  );
}
