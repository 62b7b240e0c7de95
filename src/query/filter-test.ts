import type { Value } from '../core/column';
import type { ZoneOffset } from '../core/zone';
import type { SchemaColumn } from '../pipedrive/schema';
import { compareKeys, literalTypes, type Key, type Literal } from './literal';
import type { OperatorId } from './operators';
import type { Filter } from './query';
import { textPiece } from './text-piece';

type Test = (value: Value) => boolean;

/** Compares a cell's key with the first literal (`between`: and the second, `one-of`: any). */
type Compare = (key: Key, literals: readonly Literal[]) => boolean;

const within = (key: Key, low: Key, high: Key) =>
  compareKeys(low, key) <= 0 && compareKeys(key, high) <= 0;
const above: Compare = (key, [literal]) => compareKeys(key, literal!.high) > 0;
const atLeast: Compare = (key, [literal]) => compareKeys(key, literal!.low) >= 0;
const below: Compare = (key, [literal]) => compareKeys(key, literal!.low) < 0;
const atMost: Compare = (key, [literal]) => compareKeys(key, literal!.high) <= 0;

interface TestRule {
  readonly compare: Compare;
  /** The opposite: true as well for empty cells. */
  readonly negated?: true;
}

const is: Compare = (key, [literal]) => within(key, literal!.low, literal!.high);
const rules: Readonly<Record<Exclude<OperatorId, 'empty' | 'not-empty' | Search>, TestRule>> = {
  is: { compare: is },
  'is-not': { compare: is, negated: true },
  greater: { compare: above },
  after: { compare: above },
  'at-least': { compare: atLeast },
  'on-or-after': { compare: atLeast },
  less: { compare: below },
  before: { compare: below },
  'at-most': { compare: atMost },
  'on-or-before': { compare: atMost },
  between: { compare: (key, [from, to]) => within(key, from!.low, to!.high) },
  'one-of': {
    compare: (key, literals) => literals.some(({ low, high }) => within(key, low, high)),
  },
};

type Search = 'contains' | 'not-contains' | 'starts-with';
const searches: readonly OperatorId[] = ['contains', 'not-contains', 'starts-with'];

/** Letters are compared as LIKE does. */
function searchTest({ operator, values: [text = ''] }: Filter): Test {
  const piece = textPiece([...text]);
  const find = operator === 'starts-with' ? piece.endAt : piece.endFrom;
  const negated = operator === 'not-contains';
  return (value) => (value !== null && find(String(value), 0) >= 0) !== negated;
}

function isSearch(operator: OperatorId): operator is Search {
  return searches.includes(operator);
}

/** The test of a valid filter on the cells of its column: true where SQL would keep the row. */
export function filterTest(filter: Filter, column: SchemaColumn, offset: ZoneOffset): Test {
  const { operator } = filter;
  if (operator === 'empty') return (value) => value === null;
  if (operator === 'not-empty') return (value) => value !== null;
  if (isSearch(operator)) return searchTest(filter);
  const { compare, negated = false } = rules[operator];
  const { key, read } = literalTypes[column.type];
  const literals = filter.values.flatMap((value) => read(value, offset) ?? []);
  return (value) => (value !== null && compare(key(value), literals)) !== negated;
}
