import type { Entry, Id } from './collection';
import type { ListFilter } from './entity';
import { validationFailed } from './problem';
import { instant, isInstant } from './time';

/** Most ids that one request may name (OpenAPI v2, parameter `ids`). */
const maxIds = 100;

function invalid(path: string, message: string): never {
  throw validationFailed([{ path, message }]);
}

/** A positive whole number from the query string. */
export function idParameter(text: string, name: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) invalid(name, 'Expected positive integer');
  return Number(text);
}

/** `true` or `false`: v2 takes no 0 and 1 for booleans. */
export function flagParameter(text: string, name: string): boolean {
  if (text !== 'true' && text !== 'false') invalid(name, 'Expected boolean');
  return text === 'true';
}

export function choiceParameter(text: string, name: string, choices: readonly string[]): string {
  if (!choices.includes(text)) invalid(name, `Expected one of ${choices.join(', ')}`);
  return text;
}

/** A comma list of known names. */
export function choicesParameter(text: string, name: string, choices: readonly string[]): string[] {
  return text.split(',').map((part) => choiceParameter(part.trim(), name, choices));
}

/** Milliseconds since the epoch of an RFC 3339 time; a fraction of a second is refused. */
export function instantParameter(text: string, name: string): number {
  if (!isInstant(text)) invalid(name, 'Expected RFC 3339 date-time without fractional seconds');
  return Date.parse(text);
}

/** A property equal to the id in the parameter. */
export function hasId(property: string): ListFilter {
  return {
    test: (text, name) => {
      const id = idParameter(text, name);
      return (entry) => entry.values[property] === id;
    },
  };
}

/** A property equal to the text in the parameter, such as a uuid. */
export function hasText(property: string): ListFilter {
  return { test: (text) => (entry) => entry.values[property] === text };
}

export function hasFlag(property: string): ListFilter {
  return {
    test: (text, name) => {
      const flag = flagParameter(text, name);
      return (entry) => entry.values[property] === flag;
    },
  };
}

/** A comma list of at most 100 ids. */
export function idsParameter(text: string, name: string): ReadonlySet<Id> {
  const wanted = new Set<Id>(text.split(',').map((part) => idParameter(part.trim(), name)));
  if (wanted.size > maxIds) invalid(name, `Expected at most ${maxIds} ids`);
  return wanted;
}

/** Up to 100 ids; those that do not exist are left out of the answer. */
export const ids: ListFilter = {
  test: (text, name) => {
    const wanted = idsParameter(text, name);
    return (entry) => wanted.has(entry.id);
  },
};

/**
 * `updated_since` (inclusive) and `updated_until` (exclusive). Records never updated carry no
 * update time and match neither: what Pipedrive does with them is not documented, and a client
 * that copes with this reading copes with the other.
 */
function updated(accepts: (at: string, bound: string) => boolean): ListFilter {
  return {
    always: true,
    test: (text, name) => {
      // All v2 times have one form, so their text sorts as time does.
      const bound = instant(instantParameter(text, name));
      return ({ values }) => {
        const at = values.update_time;
        return typeof at === 'string' && accepts(at, bound);
      };
    },
  };
}

export const updatedSince = updated((at, bound) => at >= bound);
export const updatedUntil = updated((at, bound) => at < bound);

/** All tests must pass. */
export function every(tests: readonly ((entry: Entry) => boolean)[]): (entry: Entry) => boolean {
  return (entry) => {
    for (const test of tests) if (!test(entry)) return false;
    return true;
  };
}
