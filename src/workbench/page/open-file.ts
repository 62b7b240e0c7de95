import type { Workbook } from '../model/workbook';
import { openXlsx } from '../xlsx/open-xlsx';

/** The workbook in a file of the person. Throws ExcelError with a sentence for a file that is none. */
export async function openFileOf(file: File): Promise<Workbook> {
  const workbook = openXlsx(new Uint8Array(await file.arrayBuffer()));
  workbook.fileName = file.name;
  return workbook;
}
