import { AppError, isAppError, type ErrorDetails } from '../core/error';
import type { ErrorCode } from '../core/sentence';

/**
 * From Office.js error codes to ours. Messages are localised and may quote the user's data, so only
 * the code counts. Source: Office docs, "Error handling with the application-specific APIs".
 */
const codes: Readonly<Record<string, ErrorCode>> = {
  AccessDenied: 'sheet-protected',
  InvalidOperationInCellEditMode: 'cell-in-edit',
  ItemNotFound: 'sheet-missing',
  InvalidReference: 'sheet-missing',
  ItemAlreadyExists: 'table-name-taken',
  RequestPayloadSizeLimitExceeded: 'excel-limit',
  ResponsePayloadSizeLimitExceeded: 'excel-limit',
  MemoryLimitReached: 'excel-limit',
  OperationCellsExceedLimit: 'excel-limit',
};

/** What these mean where a table is changed: its name is among the details. */
const tableCodes: Readonly<Record<string, ErrorCode>> = {
  InsertDeleteConflict: 'table-blocked',
  NonBlankCellOffSheet: 'table-blocked',
  MergedRangeConflict: 'table-blocked',
  FilteredRangeConflict: 'table-blocked',
  ItemNotFound: 'table-missing',
};

/** The Office.js code of a thrown thing, if it has one. */
export function officeCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Any error of `Excel.run` as an AppError; `details` name what the sentence speaks of. */
export function excelError(error: unknown, details: ErrorDetails = {}): AppError {
  if (isAppError(error)) return error;
  const code = officeCode(error);
  const known = 'table' in details ? { ...codes, ...tableCodes } : codes;
  // The Office error is not kept as the cause: its statements hold cell values.
  return new AppError((code && known[code]) || 'excel-failed', details, code);
}
