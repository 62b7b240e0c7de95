import type { SqlFunction, SqlValue } from '../function';
import { compareValues } from './characters';
import { define } from './definition';
import { evaluate } from './expression';
import { hex } from './hash';
import { seeded, type Random } from './random';
import { roundTo, truncateTo } from './rounding';

const real = { real: true } as const;

/** A positive finite number has a logarithm, all else NULL. */
const logarithm = (value: number) => (value > 0 ? Math.log(value) : NaN);

/** The greatest or least of the arguments that are not NULL, as in SQL Server. */
const extreme = (name: string, sign: 1 | -1): SqlFunction => ({
  name,
  arity: [1, Infinity],
  deterministic: true,
  call: (args) =>
    args.reduce<SqlValue>((best, next) => {
      if (best === null || next === null) return best ?? next;
      return compareValues(next, best) * sign > 0 ? next : best;
    }, null),
});

/** A negative number as the 64 bits SQLite keeps it in. */
function hexOf(value: string | number): string {
  if (typeof value === 'string') return hex(new TextEncoder().encode(value));
  return BigInt.asUintN(64, BigInt(Math.trunc(value)))
    .toString(16)
    .toUpperCase();
}

/** Functions of numbers that SQLite lacks, or that mean something else there (LOG, HEX). */
export const mathFunctions: readonly SqlFunction[] = [
  define('ATN2', ['number', 'number'], (y, x) => Math.atan2(y, x), real),
  define('COT', ['number'], (angle) => 1 / Math.tan(angle), real),
  define('EXPR', ['text'], evaluate),
  extreme('GREATEST', 1),
  extreme('LEAST', -1),
  define('HEX', ['any'], (value) =>
    typeof value === 'number' && !Number.isFinite(value) ? null : hexOf(value),
  ),
  define(
    'LOG',
    ['number', 'number?'],
    (value, base = Math.E) => {
      const divisor = logarithm(base);
      return divisor === 0
        ? null
        : base === 10
          ? Math.log10(value > 0 ? value : NaN)
          : logarithm(value) / divisor;
    },
    real,
  ),
  define('NEGATE', ['number'], (value) => -value),
  define(
    'ROUND',
    ['number', 'integer?', 'integer?'],
    (value, digits = 0, cut = 0) => (cut === 0 ? roundTo : truncateTo)(value, digits),
    real,
  ),
  define('SQUARE', ['number'], (value) => value * value, real),
  define('TRUNC', ['number', 'integer'], truncateTo, real),
];

/** RAND, with chance from outside; with a seed it always gives the same number. */
export function randomFunction(random: Random): SqlFunction {
  return {
    name: 'RAND',
    arity: [0, 1],
    deterministic: false,
    real: true,
    call: ([seed]) => {
      if (seed === undefined) return random();
      return seed === null ? null : seeded(Number(seed));
    },
  };
}
