/** The command line cannot be understood. The message is a sentence and repeats no value: it may be a secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
