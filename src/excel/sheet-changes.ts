import { excelRun } from './excel-run';

/**
 * Calls back whenever cells of any sheet change, be it by hand, by this add-in or by a calculation.
 * Resolves with a function that ends it. Excel drops the handlers itself when the pane is closed.
 */
export async function onSheetChange(listener: () => void): Promise<() => Promise<void>> {
  const handler = async () => listener();
  const handlers = await excelRun(async (context) => {
    const { worksheets } = context.workbook;
    const registered = [worksheets.onChanged.add(handler), worksheets.onCalculated.add(handler)];
    await context.sync();
    return registered;
  });
  return async () => {
    for (const one of handlers)
      await Excel.run(one.context, async (context) => {
        one.remove();
        await context.sync();
      });
  };
}
