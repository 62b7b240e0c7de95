import { Workbook } from '../../../src/workbench/model/workbook';
import { startOffice, type NodeOffice } from '../../../src/workbench/transports/bridge';

/** A workbook with the real Office.js beside it; times and ids repeat. */
export function officeOf(workbook = countingWorkbook()): NodeOffice & { workbook: Workbook } {
  return { workbook, ...startOffice(workbook) };
}

function countingWorkbook(): Workbook {
  let count = 0;
  return new Workbook({
    now: () => Date.UTC(2026, 9, 20),
    guid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  });
}

/** Pipeline by stage, A1:C5, with a header. */
export const stages = [
  ['Stage', 'Deals', 'Value'],
  ['Lead', 40, 1000],
  ['Meeting', 20, 800],
  ['Offer', 10, 650.5],
  ['Won', 5, 300],
];

/** Writes the stages into Sheet1 and makes a table of them, `Stages`. */
export async function addStages({ Excel }: NodeOffice): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:C5').values = stages;
    sheet.tables.add('A1:C5', true).name = 'Stages';
    await context.sync();
  });
}
