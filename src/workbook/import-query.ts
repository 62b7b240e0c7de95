import { systemClock, throwIfCancelled, type Clock } from '../core/clock';
import type { JobOptions } from '../core/progress';
import type { Session } from '../pipedrive/session';
import type { Completeness } from '../query/completeness';
import type { Plan } from '../query/plan';
import { runQuery } from '../query/run';
import { importRows, type Imported } from './import';
import type { Destination, Sheets } from './sheets';

export interface QueryImport {
  readonly plan: Plan;
  readonly session: Session;
  /** Wished table and sheet name. */
  readonly name: string;
  readonly destination: Destination;
  /** IANA zone in which dates with a time are shown. */
  readonly zone: string;
}

export interface QueryImported extends Imported {
  readonly completeness: Completeness;
}

/**
 * Reads a query to its end and writes it as an Excel table: all of it or nothing. The destination
 * is fixed and checked first, so that a protected sheet is named before anything is read.
 * @throws AppError of the read (network, limits, ...) or of the write (see `Sheets`), or `cancelled`
 */
export async function importQuery(
  { plan, session, name, destination, zone }: QueryImport,
  sheets: Sheets,
  options: JobOptions = {},
  clock: Clock = systemClock,
): Promise<QueryImported> {
  const place = await sheets.locate(destination, plan.query.columns.length);
  throwIfCancelled(options.signal);
  const { columns, rows, completeness } = await runQuery(plan, session, options);
  const imported = await importRows({ name, columns, rows, place, zone }, sheets, options, clock);
  return { ...imported, completeness };
}
