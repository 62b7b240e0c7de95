import type { Cell } from '../../src/core/cell';
import { planSql, type SqlPlan } from '../../src/query/sql/plan-sql';
import type { Chart } from '../../src/workbench/model/chart';
import { preparedPlan } from '../../src/workbook/query-reader';
import { reportOf, type ReportId } from '../../src/workbook/report';
import { importReport, type ReportImported } from '../../src/workbook/report-import';
import { expectedRows, rawCompany } from './report-expected';
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

  /** Cells of the first chart's series, with where their labels are. */
  ranges(): { readonly categories: string | undefined; readonly values: string | undefined }[] {
    return this.charts()[0]!.series.map(({ categories, values }) => ({
      categories: categories?.address,
      values: values?.address,
    }));
  }
}
