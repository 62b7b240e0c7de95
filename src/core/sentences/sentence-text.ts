import type { ErrorDetails } from '../error';

/** What a failure is told by, from its details. */
export type SentenceText = (details: ErrorDetails) => string;

/** A sentence that needs no details. */
export const plain =
  (text: string): SentenceText =>
  () =>
    text;
