import FormulaParser, { type Argument, type Scalar } from 'fast-formula-parser';

const { FormulaError } = FormulaParser;
type Rows = readonly (readonly Scalar[])[];

const rowsOf = (argument: Argument): Rows =>
  Array.isArray(argument.value) ? (argument.value as Rows) : [[argument.value as Scalar]];
const flat = (argument: Argument): Scalar[] => rowsOf(argument).flat();

const scalar = (argument: Argument | undefined): Scalar => {
  const value = argument && flat(argument)[0];
  if (value instanceof FormulaError) throw value;
  return value;
};

function numberOf(argument: Argument | undefined, fallback = 0): number {
  const value = scalar(argument);
  if (argument === undefined || argument.omitted || value === null || value === undefined)
    return fallback;
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw FormulaError.VALUE;
  return number;
}

function textOf(argument: Argument | undefined): string {
  const value = scalar(argument);
  return value == null
    ? ''
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value);
}

/** The numbers among the arguments: those in ranges as they are, direct ones converted. */
function numbers(args: readonly Argument[]): number[] {
  return args.flatMap((argument) => {
    if (argument.omitted) return [];
    const values = flat(argument);
    for (const value of values) if (value instanceof FormulaError) throw value;
    return argument.isRangeRef || argument.isCellRef || argument.isArray
      ? values.filter((value) => typeof value === 'number')
      : [numberOf(argument)];
  });
}

const filled = (value: Scalar): boolean => value !== null && value !== undefined;
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const largest = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), -Infinity);
const smallest = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Infinity);
const orZero = (value: number): number => (Number.isFinite(value) ? value : 0);

function average(values: readonly number[]): number {
  if (values.length === 0) throw FormulaError.DIV0;
  return sum(values) / values.length;
}

function variance(values: readonly number[], lost: 0 | 1): number {
  if (values.length <= lost) throw FormulaError.DIV0;
  const middle = average(values);
  return sum(values.map((value) => (value - middle) ** 2)) / (values.length - lost);
}

function nth(args: readonly Argument[], order: (a: number, b: number) => number): number {
  const sorted = numbers(args.slice(0, 1)).sort(order);
  const value = sorted[Math.ceil(numberOf(args[1])) - 1];
  if (value === undefined) throw FormulaError.NUM;
  return value;
}

/** The test of a criterion such as `">5"`, `"a*"`, `3`. */
function criterion(value: Scalar): (cell: Scalar) => boolean {
  if (typeof value !== 'string') return (cell) => (filled(value) ? cell === value : cell === 0);
  const [, operator = '', operand = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(value) ?? [];
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  if (!Number.isNaN(number)) {
    const tests: Record<string, (cell: number) => boolean> = {
      '': (cell) => cell === number,
      '=': (cell) => cell === number,
      '<>': (cell) => cell !== number,
      '<': (cell) => cell < number,
      '>': (cell) => cell > number,
      '<=': (cell) => cell <= number,
      '>=': (cell) => cell >= number,
    };
    return (cell) => (typeof cell === 'number' ? tests[operator]!(cell) : operator === '<>');
  }
  if (operand === '') return (cell) => (operator === '<>') === filled(cell);
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/~?[*?]/g, (wild) =>
        wild.startsWith('~') ? `\\${wild[1]}` : wild === '*' ? '[^]*' : '[^]',
      )}$`,
    'i',
  );
  const matches = (cell: Scalar): boolean => typeof cell === 'string' && pattern.test(cell);
  return operator === '<>' ? (cell) => !matches(cell) : matches;
}

/** Positions where every pair of range and criterion holds. */
function positions(pairs: readonly Argument[]): number[] {
  const tests = pairs.flatMap((argument, index) =>
    index % 2 === 0 ? [{ cells: flat(argument), test: criterion(scalar(pairs[index + 1])) }] : [],
  );
  const { length } = tests[0]?.cells ?? [];
  return Array.from({ length }, (_, at) => at).filter((at) =>
    tests.every(({ cells, test }) => test(cells[at])),
  );
}

function picked([range, ...pairs]: readonly Argument[]): number[] {
  const cells = flat(range!);
  return positions(pairs).flatMap((at) => (typeof cells[at] === 'number' ? [cells[at]] : []));
}

const same = (a: Scalar, b: Scalar): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;

function matchPosition(wanted: Scalar, cells: readonly Scalar[], mode: number): number {
  const exact = cells.findIndex((cell) => same(cell, wanted));
  if (exact >= 0 || mode === 0) return exact;
  const comparable = cells.map((cell) => (typeof cell === typeof wanted ? cell : undefined));
  return comparable.reduce<number>((best, cell, index) => {
    if (cell == null || wanted == null) return best;
    const below = mode > 0 ? cell < wanted : cell > wanted;
    const current = best < 0 ? undefined : comparable[best];
    const nearer = current == null || (mode > 0 ? cell >= current : cell <= current);
    return below && nearer ? index : best;
  }, -1);
}

/** Statistics by the number that SUBTOTAL knows them by. */
export const byNumber: Record<number, (args: readonly Argument[]) => number> = {
  1: (args) => average(numbers(args)),
  2: (args) => numbers(args).length,
  3: (args) => args.flatMap(flat).filter(filled).length,
  4: (args) => orZero(largest(numbers(args))),
  5: (args) => orZero(smallest(numbers(args))),
  6: (args) => numbers(args).reduce((product, value) => product * value, 1),
  7: (args) => Math.sqrt(variance(numbers(args), 1)),
  8: (args) => Math.sqrt(variance(numbers(args), 0)),
  9: (args) => sum(numbers(args)),
  10: (args) => variance(numbers(args), 1),
  11: (args) => variance(numbers(args), 0),
};

/** Everyday functions that fast-formula-parser 1.0.19 leaves out. */
export const moreFunctions: Record<string, (...args: Argument[]) => unknown> = {
  MAX: (...args) => byNumber[4]!(args),
  MIN: (...args) => byNumber[5]!(args),
  COUNTA: (...args) => byNumber[3]!(args),
  COUNTBLANK: (range) => flat(range!).filter((value) => !filled(value) || value === '').length,
  COUNTIFS: (...pairs) => positions(pairs).length,
  SUMIFS: (...args) => sum(picked(args)),
  AVERAGEIFS: (...args) => average(picked(args)),
  MAXIFS: (...args) => orZero(largest(picked(args))),
  MINIFS: (...args) => orZero(smallest(picked(args))),
  MEDIAN: (...args) => {
    const sorted = numbers(args).sort((a, b) => a - b);
    if (sorted.length === 0) throw FormulaError.NUM;
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  },
  LARGE: (...args) => nth(args, (a, b) => b - a),
  SMALL: (...args) => nth(args, (a, b) => a - b),
  'STDEV.S': (...args) => byNumber[7]!(args),
  'STDEV.P': (...args) => byNumber[8]!(args),
  STDEV: (...args) => byNumber[7]!(args),
  'VAR.S': (...args) => byNumber[10]!(args),
  'VAR.P': (...args) => byNumber[11]!(args),
  LEN: (text) => textOf(text).length,
  UPPER: (text) => textOf(text).toUpperCase(),
  VALUE: (text) => numberOf(text),
  SUBSTITUTE: (text, old, fresh, instance) => {
    const parts = textOf(text).split(textOf(old));
    if (textOf(old) === '') return textOf(text);
    if (instance === undefined || instance.omitted) return parts.join(textOf(fresh));
    const at = numberOf(instance);
    return parts.reduce(
      (all, part, index) => all + (index === at ? textOf(fresh) : textOf(old)) + part,
    );
  },
  TEXTJOIN: (delimiter, skipEmpty, ...args) =>
    args
      .flatMap(flat)
      .filter((value) => scalar(skipEmpty) === false || (filled(value) && value !== ''))
      .map((value) => textOf({ value }))
      .join(textOf(delimiter)),
  CHOOSE: (index, ...choices) => {
    const choice = choices[numberOf(index) - 1];
    if (!choice) throw FormulaError.VALUE;
    return scalar(choice) ?? 0;
  },
  SWITCH: (value, ...cases) => {
    for (let at = 0; at + 1 < cases.length; at += 2) {
      if (same(scalar(cases[at]), scalar(value))) return scalar(cases[at + 1]);
    }
    if (cases.length % 2 === 0) throw FormulaError.NA;
    return scalar(cases.at(-1));
  },
  MATCH: (wanted, range, mode) => {
    const at = matchPosition(scalar(wanted), flat(range!), numberOf(mode, 1));
    if (at < 0) throw FormulaError.NA;
    return at + 1;
  },
  XLOOKUP: (wanted, lookup, results, missing) => {
    const at = matchPosition(scalar(wanted), flat(lookup!), 0);
    if (at >= 0) return flat(results!)[at] ?? 0;
    if (missing === undefined || missing.omitted) throw FormulaError.NA;
    return scalar(missing);
  },
};
