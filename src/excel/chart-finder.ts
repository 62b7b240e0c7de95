import type { ChartSource } from '../workbook/report-chart';

/** A chart of a report, and what it is of (see `chartName`). */
export interface FoundChart {
  readonly chart: Excel.Chart;
  readonly currency: string | undefined;
  readonly isBesideTable: boolean;
}

/**
 * The charts of a report on whatever sheets they were moved to. Where a sheet was copied with them,
 * those beside the table count; the table must be there.
 */
export async function findCharts(
  context: Excel.RequestContext,
  { name, table }: ChartSource,
): Promise<FoundChart[]> {
  const { worksheets, tables } = context.workbook;
  const home = tables.getItem(table.id).worksheet;
  home.load('id');
  worksheets.load('items/id');
  await context.sync();
  const isHome = ({ id }: Excel.Worksheet) => id === home.id;
  const sheets = worksheets.items
    .filter(isHome)
    .concat(worksheets.items.filter((one) => !isHome(one)));
  for (const { charts } of sheets) charts.load('items/name');
  await context.sync();
  const found = new Map<string, FoundChart>();
  for (const sheet of sheets) {
    for (const chart of sheet.charts.items) {
      if (chart.name !== name && !chart.name.startsWith(`${name} `)) continue;
      if (found.has(chart.name)) continue;
      const currency = chart.name.slice(name.length + 1) || undefined;
      found.set(chart.name, { chart, currency, isBesideTable: isHome(sheet) });
    }
  }
  return [...found.values()];
}
