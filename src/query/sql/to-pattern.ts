import type { SchemaColumn } from '../../pipedrive/schema';
import type { OperatorId } from '../operators';
import type { FilterValue } from '../query';
import { Unexpressed, type Comparison, type Operand } from './selection';
import type { Part } from './to-filter';

/**
 * LIKE on a column of text as a filter; undefined for other comparisons. Throws Unexpressed for other
 * patterns than text%, %text%.
 */
export function patternFilter(
  { kind, values, escape, column: named }: Comparison,
  { type }: SchemaColumn,
): Part | undefined {
  if (kind !== 'like' && kind !== 'not like') return undefined;
  if (type !== 'text') throw new Unexpressed('a pattern for what is no text', named.at);
  const { operator, value } = soughtBy(values[0]!, escape);
  if (!operator || !value || (kind === 'not like' && operator !== 'contains'))
    throw new Unexpressed('this pattern', values[0]!.at);
  return { operator: kind === 'not like' ? 'not-contains' : operator, values: [value] };
}

/** The text that a pattern looks for, and where. */
interface Sought {
  readonly operator?: OperatorId;
  readonly value?: FilterValue;
}

function soughtBy({ kind, value, part, day }: Operand, escape: string | undefined): Sought {
  if (day) return {};
  if (!part) return kind === 'text' ? readPattern(value, escape) : {};
  // LIKETEXT puts this character before wildcards.
  if (escape !== '\\') return {};
  const operator = part === 'anywhere' ? 'contains' : 'starts-with';
  if (kind === 'parameter') return { operator, value: { parameter: value } };
  return kind === 'text' ? { operator, value } : {};
}

/** What a pattern of LIKE finds, where it is one that the builder has. */
function readPattern(pattern: string, escape: string | undefined): Sought {
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
    return { operator: 'contains', value: text };
  if (wildcards.length === 1 && wildcards[0] === last)
    return { operator: 'starts-with', value: text };
  return {};
}
