import type { Workbook } from '../model/workbook';
import { saveXlsx } from '../xlsx/save-xlsx';

/** Hands the workbook to the browser as a file. Writing a large one keeps the page busy for seconds. */
export function downloadXlsx(workbook: Workbook): void {
  const bytes = saveXlsx(workbook);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = workbook.fileName;
  link.click();
  // The download reads from the address after this call returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
