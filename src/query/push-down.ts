import type { ZoneOffset } from '../core/zone';
import type { ApiFilter } from '../pipedrive/catalogue/entry';
import type { SchemaColumn } from '../pipedrive/schema';
import { literalTypes } from './literal';
import type { OperatorId } from './operators';
import type { Filter } from './query';

/** A condition as the API takes it. */
export interface Pushed {
  readonly parameters: Readonly<Record<string, string>>;
  /** False where the API lets rows through that the condition does not. */
  readonly exact: boolean;
}

/** `ids` takes 100: Pipedrive, GET /api/v2/deals. */
const maxListed = 100;

type Push = (
  filter: Filter,
  column: SchemaColumn,
  api: ApiFilter,
  offset: ZoneOffset,
) => Pushed | undefined;

const pushList: Push = ({ values }, column, api) => {
  const sent = [...new Set(values.map((value) => apiValue(value, column, api)))];
  if ((sent.length > maxListed && !api.input) || !sent.every((value) => value !== undefined))
    return undefined;
  const name = sent.length === 1 ? (api.is ?? api.oneOf) : api.oneOf;
  return name === undefined ? undefined : { parameters: { [name]: sent.join(',') }, exact: true };
};

/** Instants from a literal's `low` (or from after its `high`), and up to another's. */
const pushRange =
  (from: 'low' | 'high' | undefined, to: 'low' | 'high' | undefined): Push =>
  ({ values }, column, api, offset) => {
    const literals = values.map((value) => literalTypes[column.type].read(value, offset)!);
    const parameters: Record<string, string> = {};
    let exact = true;
    const send = (name: string | undefined, instant: number, round: (x: number) => number) => {
      if (name) parameters[name] = wholeSecond(round(instant / 1000));
      exact &&= name !== undefined && instant % 1000 === 0;
    };
    if (from) send(api.atLeast, Number(literals[0]![from]) + (from === 'high' ? 1 : 0), Math.floor);
    if (to) send(api.before, Number(literals.at(-1)![to]) + (to === 'high' ? 1 : 0), Math.ceil);
    return Object.keys(parameters).length > 0 ? { parameters, exact } : undefined;
  };

const lists: Readonly<Partial<Record<OperatorId, Push>>> = { is: pushList, 'one-of': pushList };
const ranges: Readonly<Partial<Record<OperatorId, Push>>> = {
  is: pushRange('low', 'high'),
  after: pushRange('high', undefined),
  'on-or-after': pushRange('low', undefined),
  before: pushRange(undefined, 'low'),
  'on-or-before': pushRange(undefined, 'high'),
  between: pushRange('low', 'high'),
};

/**
 * The API parameters of a valid filter, or undefined where the API has none that means the same.
 * Conditions on names (Stage is Won) are sent as ids, if exactly one id has that name.
 */
export function pushFilter(
  filter: Filter,
  column: SchemaColumn,
  offset: ZoneOffset,
): Pushed | undefined {
  const api = column.filter;
  if (!api) return undefined;
  const push = (column.type === 'datetime' ? ranges : lists)[filter.operator];
  return push?.(filter, column, api, offset);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A typed value as the API wants it, or undefined where it must not be sent. */
function apiValue(value: string, column: SchemaColumn, api: ApiFilter): string | undefined {
  if (api.only) return api.only.includes(value) ? value : undefined;
  if (column.type === 'integer')
    return /^[1-9]\d{0,14}$/.test(value) ? String(Number(value)) : undefined;
  if (column.type === 'boolean') return value.toLowerCase();
  if (!column.options) return api.input || uuid.test(value) ? value : undefined;
  const ids = column.options.filter(({ label }) => label === value).map(({ id }) => id);
  return ids.length === 1 ? ids[0] : undefined;
}

/** RFC 3339 without a fraction: Pipedrive rejects fractions with status 400. */
function wholeSecond(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
