/** Excel: a table name starts with a letter or underscore, then letters, digits, `_` and `.`. */
const forbidden = /[^\p{L}\p{N}_.]/gu;
/** Names that Excel would read as a cell address: A1, XFD1048576, R1C1, R, C. */
const address = /^(?:[A-Z]{1,3}\d+|R\d*C\d*|R|C)$/i;
const maxName = 255;

/** The nearest valid table name: `Open deals, EMEA` becomes `Open_deals_EMEA`. */
export function tableName(wanted: string): string {
  const cleaned = wanted
    .trim()
    .replace(/[\s,;/-]+/g, '_')
    .replace(forbidden, '');
  const started = /^[\p{L}_]/u.test(cleaned) && !address.test(cleaned) ? cleaned : `_${cleaned}`;
  return started.slice(0, maxName - 6);
}

/** The name itself, or with `_2`, `_3`, ... the first that is not taken, whatever the case. */
export function freeTableName(wanted: string, taken: readonly string[]): string {
  return free(tableName(wanted), taken, (name, n) => `${name}_${n}`);
}

/** Excel keeps this name for its own list of changes, in any case. */
const reserved = 'History';

/** Excel: sheet names have at most 31 characters, none of `\ / ? * [ ] :`, and no quote at an end. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const allowed = wanted.replace(/[\\/?*[\]:]/g, ' ').replace(/^['\s]+/, '');
  const name = allowed.slice(0, 31).replace(/['\s]+$/, '') || 'Sheet';
  return free(name, [...taken, reserved], (base, n) => `${base.slice(0, 31 - 5)} (${n})`);
}

function free(
  name: string,
  taken: readonly string[],
  numbered: (name: string, n: number) => string,
): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  let candidate = name;
  for (let n = 2; used.has(candidate.toLowerCase()); n += 1) candidate = numbered(name, n);
  return candidate;
}
