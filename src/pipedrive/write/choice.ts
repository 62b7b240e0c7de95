import { nearest } from '../../connection/nearest';
import type { Option } from '../labels';
import type { Given } from './scalar-rule';

/** What a text means among named things: one id, several, or none (with the name most like it). */
export type Choice =
  | { readonly found: string }
  | { readonly several: readonly string[] }
  | { readonly nearest: string | undefined };

/**
 * The option that a value names: its label to the letter, else its id. Labels that two options have
 * are told apart by their ids only.
 */
export function chooseOne(value: Given, options: readonly Option[]): Choice {
  const text = String(value).trim();
  const named = options.filter(({ label }) => label.trim() === text);
  if (named.length > 1) return { several: named.map(({ id }) => id) };
  const [one] = named.length === 1 ? named : options.filter(({ id }) => id === text);
  return one ? { found: one.id } : { nearest: nearestName(text, options) };
}

/** The name most like a text, whatever the case. */
export function nearestName(text: string, options: readonly Option[]): string | undefined {
  const lower = new Map(options.map(({ label }) => [label.trim().toLowerCase(), label]));
  const guess = nearest(text.toLowerCase(), [...lower.keys()]);
  return guess === undefined ? undefined : lower.get(guess);
}

export type Choices =
  | { readonly found: readonly string[] }
  | { readonly several: readonly string[]; readonly part: string }
  | { readonly nearest: string | undefined; readonly part: string };

/**
 * The options in a comma list. Labels may hold commas themselves: pieces are joined again until they
 * name an option, the longest first; where the pieces are options of their own too, nobody can tell.
 */
export function chooseSeveral(value: Given, options: readonly Option[]): Choices {
  const known = options.map(({ id, label }) => ({ id, label: listed(label).join(', ') }));
  const pieces = listed(value);
  const found: string[] = [];
  for (let start = 0; start < pieces.length;) {
    const next = longest(pieces, start, known);
    const part = pieces.slice(start, next?.end ?? start + 1).join(', ');
    if (!next) return { ...unchosen(part, known), part };
    const apart = next.end - start > 1 ? pieces.slice(start, next.end).map(idIn(known)) : [null];
    if (!apart.includes(null)) return { several: [next.id, ...apart.map(String)], part };
    found.push(next.id);
    start = next.end;
  }
  return { found: [...new Set(found)] };
}

function longest(pieces: readonly string[], start: number, options: readonly Option[]) {
  for (let end = pieces.length; end > start; end--) {
    const id = idIn(options)(pieces.slice(start, end).join(', '));
    if (id !== null) return { id, end };
  }
  return undefined;
}

const idIn = (options: readonly Option[]) => (text: string) => {
  const choice = chooseOne(text, options);
  return 'found' in choice ? choice.found : null;
};

function unchosen(part: string, options: readonly Option[]) {
  const choice = chooseOne(part, options);
  return 'several' in choice ? choice : { nearest: nearestName(part, options) };
}

/** The parts of a comma list; line breaks and semicolons separate too. */
export function listed(value: Given): string[] {
  return String(value)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
