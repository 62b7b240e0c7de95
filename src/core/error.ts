import { sentences, type ErrorCode } from './sentence';

/** Facts a sentence needs to name things: a column, a sheet, a number of seconds. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * The one error of this program. `code` is what code branches on; the user's sentence comes from the
 * table in `sentence.ts`; `cause` keeps what happened underneath, for the log.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(sentences[code](details), cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** By name, not by `instanceof`: errors cross frames (dialog, pane) and bundles. */
export function isAppError(error: unknown): error is AppError {
  return nameOf(error) === 'AppError';
}

/** True for our own `cancelled` and for what an aborted `fetch` throws. */
export function isCancelled(error: unknown): boolean {
  if (isAppError(error)) return error.code === 'cancelled';
  return nameOf(error) === 'AbortError';
}

/** Any thrown thing as an AppError. What nobody foresaw becomes `unexpected`, with its cause kept. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (isCancelled(error)) return new AppError('cancelled', {}, error);
  return new AppError('unexpected', {}, error);
}

/** The sentence shown to the user for any thrown thing. */
export function sentenceOf(error: unknown): string {
  return toAppError(error).message;
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
}
