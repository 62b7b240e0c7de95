import type { SchemaColumn } from '../../pipedrive/schema';
import type { OperatorId } from '../operators';
import type { FilterValue } from '../query';
import { Unexpressed, type Comparison, type Operand } from './selection';
import type { Part } from './to-filter';

const calls: Readonly<Record<string, OperatorId>> = {
  contains: 'contains',
  'not contains': 'not-contains',
  startswith: 'starts-with',
};

/**
 * LIKE, CONTAINS and STARTSWITH on a column of text as a filter; undefined for other comparisons.
 * Throws Unexpressed for other patterns than text, text%, %text%.
 */
export function patternFilter(
  { kind, values, escape, column: named }: Comparison,
  { type }: SchemaColumn,
): Part | undefined {
  const called = calls[kind];
  const isLike = kind === 'like' || kind === 'not like';
  if (!called && !isLike) return undefined;
  if (type !== 'text') throw new Unexpressed('a pattern for what is no text', named.at);
  const [value] = values;
  if (called) return { operator: called, values: [searched(value!)] };
  const { operator, text } = value!.kind === 'text' ? readPattern(value!.value, escape) : {};
  if (!operator || !text || (kind === 'not like' && operator !== 'contains'))
    throw new Unexpressed('this pattern', value!.at);
  return { operator: kind === 'not like' ? 'not-contains' : operator, values: [text] };
}

function searched({ kind, value, day, at }: Operand): FilterValue {
  if (kind === 'parameter' && !day) return { parameter: value };
  if (kind !== 'text' || day || value === '') throw new Unexpressed('this value', at);
  return value;
}

/** What a pattern of LIKE finds, where it is one that the builder has. */
function readPattern(
  pattern: string,
  escape: string | undefined,
): { readonly operator?: OperatorId; readonly text?: string } {
  if (escape !== undefined && [...escape].length !== 1) return {};
  let text = '';
  const wildcards: number[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (character === escape) {
      // An escape at the end matches nothing.
      if (++index === characters.length) return {};
      text += characters[index];
    } else if (character === '%') wildcards.push(index);
    else if (character === '_') return {};
    else text += character;
  }
  const last = characters.length - 1;
  if (wildcards.length === 2 && wildcards[0] === 0 && wildcards[1] === last)
    return { operator: 'contains', text };
  if (wildcards.length === 1 && wildcards[0] === last) return { operator: 'starts-with', text };
  return {};
}
