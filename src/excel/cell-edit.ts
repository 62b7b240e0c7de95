import { isAppError } from '../core/error';
import { excelRun } from './excel-run';

/** Whether a cell is being edited: Excel refuses every request then. */
export async function isCellInEdit(): Promise<boolean> {
  try {
    await excelRun(async (context) => {
      context.workbook.application.load('calculationMode');
      await context.sync();
    });
    return false;
  } catch (error) {
    if (isAppError(error) && error.code === 'cell-in-edit') return true;
    throw error;
  }
}
