import type { PlainValue } from '../model/cell-value';
import { readValues } from '../model/edit';
import type { Workbook } from '../model/workbook';
import type { Executor } from '../richapi/executor';
import type { LogEntry, ProtocolLog } from './protocol-log';
import type { Workbench } from './workbench';

/**
 * `window.workbench`, the seam for end-to-end tests and for the browser's console. Tests drive the page
 * as a person does, through roles and names, and look behind it here:
 *
 *     await page.evaluate(() => window.workbench.cells('Sheet1'));
 */
export interface Automation {
  readonly workbook: Workbook;
  readonly executor: Executor;
  /** The last messages between add-in and workbench, newest last. */
  readonly protocolLog: readonly LogEntry[];
  /** Values from A1 to the last filled cell of a sheet (the active one), '' for empty cells. */
  cells(sheet?: string): PlainValue[][];
}

declare global {
  interface Window {
    workbench: Automation;
  }
}

/** Throws Error for an unknown sheet. */
export function automation(
  { workbook }: Workbench,
  executor: Executor,
  log: ProtocolLog,
): Automation {
  return {
    workbook,
    executor,
    protocolLog: log.entries,
    cells(name) {
      const sheet = name === undefined ? workbook.activeSheet : workbook.findSheet(name);
      if (!sheet) throw new Error(`There is no sheet ${name}`);
      const used = sheet.usedRect(true);
      return used ? readValues(sheet, { ...used, top: 0, left: 0 }) : [];
    },
  };
}
