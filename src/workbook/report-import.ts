import { toAppError, type AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { Report } from './report';
import { drawCharts, remember, type ReportCharts } from './report-chart';
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
 * Makes a report: its table, as any other workbook query, and the charts beside it. Where these
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
    const definition = 'definition' in tracked ? tracked.definition : undefined;
    const query = definition?.id ?? ports.newId();
    const charted = await drawCharts(ports.charts, report, request.name, query, state);
    if (!definition) return imported;
    // A refresh that does not know of the charts finds them by their names.
    const known = await remember(ports.definitions, definition, charted).catch(() => definition);
    return { ...imported, tracked: { definition: known } };
  } catch (error) {
    return { ...imported, chartProblem: toAppError(error) };
  }
}
