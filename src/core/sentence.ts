import { connectionSentences } from './sentences/connection-sentences';
import { excelSentences } from './sentences/excel-sentences';
import { fileSentences } from './sentences/file-sentences';
import { pipedriveSentences } from './sentences/pipedrive-sentences';
import { querySentences } from './sentences/query-sentences';
import { signInSentences } from './sentences/sign-in-sentences';
import { workbookSentences } from './sentences/workbook-sentences';
import { writeSentences } from './sentences/write-sentences';
import { plain, type SentenceText } from './sentences/sentence-text';

/**
 * From code to the user's sentence: what happened, then what to do. No codes, no blame, no secrets.
 * The wording rules are in CONTRIBUTING.md.
 */
export const sentences = {
  cancelled: plain('Stopped.'),
  unexpected: plain(
    'Something unforeseen went wrong. Try again; if it happens again, send us the diagnostics from the Log tab.',
  ),

  'pane-incomplete': plain(
    'The pane could not be loaded completely. Check the internet connection, then load it again.',
  ),
  ...connectionSentences,
  ...signInSentences,
  ...fileSentences,
  ...pipedriveSentences,
  ...querySentences,
  ...writeSentences,
  ...excelSentences,
  ...workbookSentences,
} satisfies Record<string, SentenceText>;

/** Every failure this program tells apart. Branch on these, never on text. */
export type ErrorCode = keyof typeof sentences;
