import type { Cell } from '../../src/core/cell';
import { planSql, type SqlPlan } from '../../src/query/sql/plan-sql';
import type { Chart } from '../../src/workbench/model/chart';
import type { CellValue } from '../../src/workbench/model/cell-value';
import { preparedPlan } from '../../src/workbook/query-reader';
import { reportOf, type ReportId } from '../../src/workbook/report';
import { importReport, type ReportImported } from '../../src/workbook/report-import';
import { expectedRows, rawCompany } from './report-expected';
import type { DrawnChart } from './report-wanted';
import { plainOptions, WorkbookWorld } from './workbook-world';

/** Two numbers after the point are all that money has here. */
const rounded = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? Math.round(cell * 100) / 100 : cell)),
  );

/** A workbook with reports in it. */
export class ReportWorld extends WorkbookWorld {
  plan(id: ReportId, pipeline?: number): Promise<SqlPlan> {
    const { engine } = this.ports;
    return planSql(reportOf(id)!.sql(pipeline), { session: this.session(), engine });
  }

  async make(id: ReportId, pipeline?: number): Promise<ReportImported> {
    const report = reportOf(id)!;
    const session = this.session();
    return importReport(
      report,
      {
        prepared: preparedPlan(await this.plan(id, pipeline), session),
        session,
        sql: report.sql(pipeline),
        parameters: {},
        connection: 'Sandbox',
        name: report.title,
        destination: { kind: 'new-sheet' },
        options: plainOptions,
      },
      this.ports,
    );
  }

  /** Id of the query that refreshes a report. */
  async makeTracked(id: ReportId, pipeline?: number): Promise<string> {
    const { tracked } = await this.make(id, pipeline);
    if ('problem' in tracked) throw tracked.problem;
    return tracked.definition.id;
  }

  /** What a report should show now, to the cent. */
  async expected(id: ReportId, pipeline?: number): Promise<Cell[][]> {
    const today = new Date(this.clock.time).toISOString().slice(0, 10);
    const company = await rawCompany((path) => this.raw(path), today);
    return rounded(expectedRows[id](company, pipeline));
  }

  /** What the table of a report shows, to the cent. */
  shown(table: string): Cell[][] {
    return rounded(this.rows(table));
  }

  charts(): Chart[] {
    return this.workbook.sheets.flatMap(({ charts }) => charts);
  }

  /** The titles of the charts, and the cells of their series with where the labels are. */
  drawn(): DrawnChart[] {
    return this.charts().map(({ settings, series }) => ({
      title: settings.title,
      ranges: series.map(({ categories, values }) => [categories?.address, values?.address]),
    }));
  }

  /** The rows that a chart shows, as its cells stand now. */
  pointsOf(title: string): (CellValue | undefined)[][] {
    const { series } = this.charts().find(({ settings }) => settings.title === title)!;
    const { sheet, rect } = series[0]!.categories!;
    const { rect: values } = series[0]!.values!;
    return Array.from({ length: rect.bottom - rect.top + 1 }, (_, row) => [
      sheet.value(rect.top + row, rect.left),
      sheet.value(values.top + row, values.left),
    ]);
  }
}
