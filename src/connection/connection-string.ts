import { AppError } from '../core/error';
import type { Properties } from './profile';
import { canonicalProperties, propertyValue } from './profile';
import type { PropertyName } from './property';
import { nearestProperty, properties as entries, propertyEntry } from './property';
import { secretMask } from './property-value';

/**
 * Reads `Name=Value;Name="va;lue";`. Names are case-insensitive; a value is bare, or in `"` or `'`
 * (doubled inside), or in braces as ODBC writes it (`}` doubled inside). A leading
 * `jdbc:pipedrive:` and `Driver=...` are dropped.
 *
 * A secret given as its mask stands for the one in `stored`: so an edited string is merged into the
 * properties it came from.
 *
 * Throws `connection-string-invalid` (position counted from 1) and `property-unknown`. Whether the
 * values can be used is for `propertyErrors` to say.
 */
export function parseConnectionString(text: string, stored: Properties = {}): Properties {
  const values: Partial<Record<PropertyName, string>> = {};
  for (const { name, value, at } of readPairs(text)) {
    if (name.toLowerCase() === 'driver') continue;
    const entry = propertyEntry(name);
    if (!entry) throw unknownProperty(name, at);
    if (entry.name in values) throw unreadable(at, `${entry.name} is given twice`);
    const masked = entry.kind === 'secret' && value === secretMask;
    values[entry.name] = masked ? (stored[entry.name] ?? '') : value;
  }
  return canonicalProperties(values);
}

/** The connection string of some properties, in canonical spelling and order, `;` after each. */
export function formatConnectionString(
  properties: Properties,
  secrets: 'mask' | 'include' | 'omit',
): string {
  const values = canonicalProperties(properties);
  const stated = statedProperties(values);
  return entries
    .filter(({ name, kind }) => {
      if (kind === 'secret' && secrets === 'omit') return false;
      return values[name] !== undefined || stated.includes(name);
    })
    .map(({ name, kind }) => {
      const masked = kind === 'secret' && secrets === 'mask';
      return `${name}=${masked ? secretMask : quoted(propertyValue(values, name))};`;
    })
    .join('');
}

/** Written even at their defaults: other programs that read such strings have other defaults. */
function statedProperties(values: Properties): readonly PropertyName[] {
  return propertyValue(values, 'AuthScheme') === 'OAuth'
    ? ['AuthScheme', 'InitiateOAuth']
    : ['AuthScheme'];
}

function quoted(value: string): string {
  return /[;=\s]|^["'{]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  /** Index of the name in the text. */
  readonly at: number;
}

/** Values in quotes or braces. A closing sign that another one follows is a doubled one. */
const quotes = [
  { open: '"', pattern: /"([^"]*(?:""[^"]*)*)"(?!")/y, close: '"' },
  { open: "'", pattern: /'([^']*(?:''[^']*)*)'(?!')/y, close: "'" },
  { open: '{', pattern: /\{([^}]*(?:\}\}[^}]*)*)\}(?!\})/y, close: '}' },
] as const;

function* readPairs(text: string): Generator<Pair> {
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) position = pattern.lastIndex;
    return match;
  };

  take(/\s*jdbc:pipedrive:/iy);
  for (;;) {
    take(/[\s;]*/y);
    if (position === text.length) return;
    const at = position;
    const name = take(/([^=;]*)=/y)?.[1]?.trim();
    if (name === undefined) throw unreadable(at, 'a property name and an equals sign are expected');
    if (name === '') throw unreadable(at, 'a property name is expected before the equals sign');
    take(/\s*/y);
    const quote = quotes.find(({ open }) => text.startsWith(open, position));
    if (!quote) {
      yield { name, value: take(/[^;]*/y)![0].trim(), at };
      continue;
    }
    const value = take(quote.pattern)?.[1];
    if (value === undefined) throw unreadable(position, `the closing ${quote.close} is missing`);
    take(/\s*/y);
    if (position < text.length && text[position] !== ';')
      throw unreadable(position, `a semicolon is expected after the closing ${quote.close}`);
    yield { name, value: value.replaceAll(quote.close.repeat(2), quote.close), at };
  }
}

function unreadable(at: number, expected: string): AppError {
  return new AppError('connection-string-invalid', { position: at + 1, expected });
}

function unknownProperty(name: string, at: number): AppError {
  // What does not look like a name may be a piece of a secret, which no error may repeat.
  if (!/^[a-z][a-z _-]{0,28}\d{0,2}$/i.test(name))
    return unreadable(at, 'a property name is expected');
  return new AppError('property-unknown', { name, nearest: nearestProperty(name) ?? '' });
}
