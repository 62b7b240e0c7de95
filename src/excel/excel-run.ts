import { systemClock, type Clock } from '../core/clock';
import { AppError, type ErrorDetails } from '../core/error';
import type { ErrorCode } from '../core/sentence';
import { excelError } from './excel-error';

export interface RunOptions {
  /** What an error sentence should name. */
  readonly details?: ErrorDetails;
  /** How long to wait, in milliseconds, for the user to leave a cell that is being edited. */
  readonly patience?: number;
  readonly clock?: Clock;
}

const retryAfter = 250;

/** What refusals look like of which Excel does not say whether a sheet or the workbook is closed. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['sheet-protected', 'excel-failed']);

/**
 * `Excel.run` with our errors. Excel refuses every call while a cell is being edited; with
 * `patience` the batch is tried again until the user has left the cell. (`delayForCellEdit` of
 * Office.js would wait without end.) Nothing of a refused batch has run, so trying again is safe.
 */
export async function excelRun<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  { details = {}, patience = 0, clock = systemClock }: RunOptions = {},
): Promise<T> {
  const end = clock.now() + patience;
  for (;;) {
    let failure: AppError;
    try {
      return await Excel.run(batch);
    } catch (error) {
      failure = excelError(error, details);
    }
    const closed = refusals.has(failure.code) && (await closedBy());
    if (closed) throw new AppError(closed);
    if (failure.code !== 'cell-in-edit' || clock.now() >= end) throw failure;
    await clock.sleep(retryAfter);
  }
}

/** What keeps the whole workbook from being changed, if anything does. */
async function closedBy(): Promise<'workbook-readonly' | 'workbook-protected' | undefined> {
  try {
    return await Excel.run(async ({ workbook }) => {
      workbook.load('readOnly');
      workbook.protection.load('protected');
      await workbook.context.sync();
      if (workbook.readOnly) return 'workbook-readonly';
      return workbook.protection.protected ? 'workbook-protected' : undefined;
    });
  } catch {
    return undefined;
  }
}
