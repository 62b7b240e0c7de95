/** What went wrong, for the notice above the sheet. */
export const sentenceOfError = (error: unknown): string =>
  `That did not work: ${error instanceof Error ? error.message : String(error)}`;
