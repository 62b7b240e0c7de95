import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** The table that the active cell stands in, or undefined where it stands in none. */
export function selectedTable(): Promise<{ id: string; name: string } | undefined> {
  return excelRun(
    async (context) => {
      const tables = context.workbook.getActiveCell().getTables(false);
      tables.load('items/id,items/name');
      await context.sync();
      const [table] = tables.items;
      return table && { id: table.id, name: table.name };
    },
    { patience },
  );
}
