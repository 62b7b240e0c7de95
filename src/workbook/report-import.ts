import { toAppError, type AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { Report } from './report';
import { newChart, type ReportCharts } from './report-chart';
import { reportQuery } from './report-query';
import {
  trackImport,
  type TrackedImport,
  type TrackedImported,
  type TrackingPorts,
} from './track-import';

export interface ReportImported extends TrackedImported {
  /** Why there is no chart beside the table. */
  readonly chartProblem?: AppError;
}

/**
 * Makes a report: its table, as any other workbook query, and the chart beside it. Where the chart
 * cannot be drawn the table stays.
 * @throws AppError as `trackImport` does
 */
export async function importReport(
  report: Report,
  { prepared, options, ...request }: TrackedImport,
  ports: TrackingPorts & { readonly charts: ReportCharts },
  job: JobOptions = {},
): Promise<ReportImported> {
  const imported = await trackImport(
    {
      ...request,
      prepared: reportQuery(prepared, report),
      options: { ...options, report: report.id },
    },
    ports,
    job,
  );
  const { table, tracked } = imported;
  try {
    const { state } = await ports.tables.open(table);
    const query = 'definition' in tracked ? tracked.definition.id : ports.newId();
    await ports.charts.add(newChart(report, request.name, query, state));
    return imported;
  } catch (error) {
    return { ...imported, chartProblem: toAppError(error) };
  }
}
