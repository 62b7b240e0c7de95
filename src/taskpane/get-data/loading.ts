import type { AppError } from '../../core/error';

/** Something a view waits for: nothing is shown before it is there, and its error stands in its place. */
export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: AppError };

export const loading = { kind: 'loading' } as const;
