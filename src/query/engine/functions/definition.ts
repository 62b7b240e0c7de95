import type { SqlFunction, SqlValue } from '../function';
import { readMoment, type Moment } from './moment';

/** What an argument is taken for. With `?` it may be left out. */
interface Kinds {
  any: string | number;
  text: string;
  number: number;
  /** A number, cut towards zero. */
  integer: number;
  moment: Moment;
}
type Kind = keyof Kinds;
type Parameter = Kind | `${Kind}?`;
type Argument<P> = P extends Kind
  ? Kinds[P]
  : P extends `${infer K extends Kind}?`
    ? Kinds[K] | undefined
    : never;
type Arguments<P extends readonly Parameter[]> = { -readonly [I in keyof P]: Argument<P[I]> };

const numeric = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** A number, or a text that is one. */
export function readNumber(value: string | number): number | undefined {
  if (typeof value === 'number') return value;
  return numeric.test(value) ? Number(value) : undefined;
}

/** How an argument is read: undefined where it is not of the kind. */
const readers: { readonly [K in Kind]: (value: string | number) => Kinds[K] | undefined } = {
  any: (value) => value,
  text: String,
  number: readNumber,
  integer: (value) => {
    const whole = Math.trunc(readNumber(value) ?? NaN);
    return Number.isFinite(whole) ? whole : undefined;
  },
  moment: readMoment,
};

/**
 * A function whose arguments are read by kind. It gives NULL where an argument is NULL or not of its
 * kind, and where the result is not a number.
 */
export function define<const P extends readonly Parameter[]>(
  name: string,
  parameters: P,
  compute: (...args: Arguments<P>) => SqlValue,
  options: Pick<SqlFunction, 'real'> & { readonly deterministic?: false } = {},
): SqlFunction {
  const read = parameters.map((parameter) => readers[parameter.replace('?', '') as Kind]);
  const min = parameters.filter((parameter) => !parameter.endsWith('?')).length;
  return {
    name,
    arity: min === parameters.length ? min : [min, parameters.length],
    deterministic: true,
    ...options,
    call: (args) => {
      const found: (Kinds[Kind] | undefined)[] = [];
      for (let index = 0; index < args.length; index++) {
        const value = args[index]!;
        const argument = value === null ? undefined : read[index]!(value);
        if (argument === undefined) return null;
        found.push(argument);
      }
      const result = compute(...(found as Arguments<P>));
      return Number.isNaN(result) ? null : result;
    },
  };
}
