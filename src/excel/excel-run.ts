import { systemClock, type Clock } from '../core/clock';
import type { AppError, ErrorDetails } from '../core/error';
import { excelError } from './excel-error';

export interface RunOptions {
  /** What an error sentence should name. */
  readonly details?: ErrorDetails;
  /** How long to wait, in milliseconds, for the user to leave a cell that is being edited. */
  readonly patience?: number;
  readonly clock?: Clock;
}

const retryAfter = 250;

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
    if (failure.code !== 'cell-in-edit' || clock.now() >= end) throw failure;
    await clock.sleep(retryAfter);
  }
}
