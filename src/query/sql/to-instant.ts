import type { ZoneOffset } from '../../core/zone';
import { dayBefore, dayStartingAt, instantText, isDay } from '../day';
import { literalTypes } from '../literal';
import type { OperatorId } from '../operators';
import type { FilterValue } from '../query';
import { Unexpressed, type Comparison, type Operand } from './selection';
import type { Part } from './to-filter';

/** A point in time that a column is compared with, or the end of a day that is not known yet. */
type Point = { readonly second: number; readonly bare: boolean } | { readonly parameter: string };

type Make = (points: readonly Point[], offset: ZoneOffset, at: number) => Part | undefined;

const one = (operator: OperatorId, value: FilterValue): Part => ({ operator, values: [value] });

/** SQL compares text: a bare date sorts below all times of its day, and is none of them. */
const makers: Readonly<Partial<Record<Comparison['kind'], Make>>> = {
  '=': ([point]) => exactly('is', point!),
  '<>': ([point]) => exactly('is-not', point!),
  '>=': ([point], offset) => one('on-or-after', beginning(point!, offset)),
  '<': ([point], offset) => one('before', beginning(point!, offset)),
  '>': ([point], offset) =>
    isBare(point!)
      ? one('on-or-after', beginning(point!, offset))
      : one('after', ending(point!, offset)),
  '<=': ([point], offset) =>
    isBare(point!)
      ? one('before', beginning(point!, offset))
      : one('on-or-before', ending(point!, offset)),
  between: (points, offset) => {
    const [from, to] = range(points, offset);
    return isOneDay(from, to) ? one('is', from) : { operator: 'between', values: [from, to] };
  },
  'not between': (points, offset) => {
    const [from, to] = range(points, offset);
    return isOneDay(from, to) ? one('is-not', from) : undefined;
  },
};

/**
 * A comparison of a date and time as a filter on it: instants at which a day of the zone begins or
 * ends come back as that day. Throws Unexpressed.
 */
export function instantFilter({ kind, values, column }: Comparison, offset: ZoneOffset): Part {
  // The ends of days that a parameter names must stand where the builder puts them.
  const ends = kind.endsWith('between') ? ['start', 'end'] : [sides[kind]];
  const points = values.map((value, index) => pointOf(value, ends[index], offset));
  const part = makers[kind]?.(points, offset, column.at);
  if (!part) throw new Unexpressed('this comparison', column.at);
  return part;
}

const sides: Readonly<Record<string, 'start' | 'end'>> = {
  '>=': 'start',
  '<': 'start',
  '>': 'end',
  '<=': 'end',
};

function pointOf({ kind, value, day, at }: Operand, end: string | undefined, offset: ZoneOffset) {
  if (kind === 'parameter' && day !== undefined && day === end) return { parameter: value };
  const second = kind === 'text' ? secondOf(value, day, offset) : undefined;
  if (second === undefined) throw new Unexpressed('this value for a date and time', at);
  return { second, bare: day === undefined && isDay(value) };
}

/** Milliseconds of a whole second, or undefined where SQL compares the text in another way. */
function secondOf(text: string, day: Operand['day'], offset: ZoneOffset): number | undefined {
  if (day) {
    const literal = literalTypes.datetime.read(text, offset);
    if (!literal) return undefined;
    return day === 'start'
      ? Math.ceil(Number(literal.low) / 1000) * 1000
      : Math.floor(Number(literal.high) / 1000) * 1000;
  }
  const instant = Date.parse(text);
  const isExact = isDay(text) || (!Number.isNaN(instant) && instantText(instant) === text);
  return isExact ? instant : undefined;
}

function isBare(point: Point): boolean {
  return 'bare' in point && point.bare;
}

function exactly(operator: OperatorId, point: Point): Part | undefined {
  return 'parameter' in point || point.bare ? undefined : one(operator, instantText(point.second));
}

/** The day that begins at a point, else the point. */
function beginning(point: Point, offset: ZoneOffset): FilterValue {
  if ('parameter' in point) return point;
  return dayStartingAt(point.second, offset) ?? instantText(point.second);
}

/** The day that ends with a second, else that second. */
function ending(point: Point, offset: ZoneOffset): FilterValue {
  if ('parameter' in point) return point;
  const next = dayStartingAt(point.second + 1000, offset);
  return next === undefined ? instantText(point.second) : dayBefore(next);
}

function range([from, to]: readonly Point[], offset: ZoneOffset): [FilterValue, FilterValue] {
  const last = 'bare' in to! && to.bare ? { second: to.second - 1000, bare: false } : to!;
  return [beginning(from!, offset), ending(last, offset)];
}

function isOneDay(from: FilterValue, to: FilterValue): boolean {
  if (typeof from !== 'string') return typeof to !== 'string' && from.parameter === to.parameter;
  return from === to && isDay(from);
}
