import { AppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';

/**
 * Office's numbers for what became of a dialog, while opening it or afterwards. 12008, 12010 and
 * 12012 to 12014 stand in office.js only, the others in "Handle errors and events in the Office
 * dialog box". 12006 is also what a page with another opener policy than ours looks like.
 */
const codes: Readonly<Record<number, ErrorCode>> = {
  12002: 'dialog-page-missing',
  12003: 'dialog-insecure',
  12004: 'dialog-refused',
  12005: 'dialog-insecure',
  12006: 'dialog-closed',
  12007: 'dialog-busy',
  12008: 'dialog-failed',
  12009: 'dialog-ignored',
  12010: 'dialog-failed',
  12011: 'dialog-blocked',
  12012: 'dialog-busy',
  12013: 'dialog-failed',
  12014: 'dialog-failed',
};

/** The error of one of those numbers; any other is `dialog-failed`. */
export function dialogError(number: number): AppError {
  return new AppError(codes[number] ?? 'dialog-failed', { number });
}
