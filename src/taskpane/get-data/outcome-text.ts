import { isCancelled, sentenceOf } from '../../core/error';

/** What the pane says of an import that ended early: always which state the sheet is in. */
export function outcomeText(error: unknown): string {
  if (isCancelled(error)) return 'Import stopped. Nothing was written.';
  return `${sentenceOf(error)} Nothing was written.`;
}
