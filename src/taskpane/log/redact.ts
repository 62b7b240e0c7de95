const mark = '********';
/** Pipedrive's API tokens are 40 hexadecimal digits; so are the keys of custom fields. */
const tokenLike = /\b[0-9a-f]{40}\b/gi;
/** Tokens of OAuth look like `v1u:AQIB...` or are long runs without a space. */
const longRun = /[A-Za-z0-9+/_=-]{48,}/g;

/** Text without secrets: those known, and whatever looks like one. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = [...secrets].sort((a, b) => b.length - a.length);
  return known
    .filter((secret) => secret.length > 3)
    .reduce((clean, secret) => clean.replaceAll(secret, mark), text)
    .replace(tokenLike, mark)
    .replace(longRun, mark);
}
