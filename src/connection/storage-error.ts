import { AppError } from '../core/error';

/** Names under which browsers report a full storage; the second is Firefox's of old. */
const fullNames = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];

/**
 * What a browser's storage threw, as `storage-full` or `storage-denied`: whatever else it throws
 * (SecurityError, InvalidStateError in private windows) means that it does not let us in.
 */
export function storageError(error: unknown): AppError {
  // Not by `instanceof`: a DOMException comes from the realm of its storage.
  const name = (error as { name?: unknown } | null | undefined)?.name;
  return new AppError(
    fullNames.includes(String(name)) ? 'storage-full' : 'storage-denied',
    {},
    error,
  );
}
