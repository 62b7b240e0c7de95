import { AppError } from '../../../core/error';

type Operator = (left: number, right: number) => number;

/** By precedence, the loosest first. Comparisons give 1 or 0. */
const levels: readonly Readonly<Record<string, Operator>>[] = [
  {
    '==': (left, right) => Number(left === right),
    '!=': (left, right) => Number(left !== right),
    '<': (left, right) => Number(left < right),
    '<=': (left, right) => Number(left <= right),
    '>': (left, right) => Number(left > right),
    '>=': (left, right) => Number(left >= right),
  },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  { '*': (left, right) => left * right, '/': (left, right) => (right === 0 ? NaN : left / right) },
];

const token = /\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[<>=!]=|[-+*/()<>])/iy;
/** Deep enough for any sum, shallow enough for the stack. */
const deepest = 100;

/**
 * The value of an arithmetic expression: numbers, `+ - * /`, comparisons and parentheses. NaN after a
 * division by zero. Throws `function-argument` for all else.
 */
export function evaluate(expression: string): number {
  const tokens = tokensOf(expression);
  let next = 0;
  let depth = 0;

  const binary = (level: number): number => {
    const operators = levels[level];
    if (!operators) return signed();
    let left = binary(level + 1);
    for (;;) {
      const operator = operators[tokens[next] ?? ''];
      if (!operator) return left;
      next++;
      const right = binary(level + 1);
      left = Number.isNaN(left) || Number.isNaN(right) ? NaN : operator(left, right);
    }
  };

  const signed = (): number => {
    if (++depth > deepest) throw invalid(expression);
    const value = operand();
    depth--;
    return value;
  };

  const operand = (): number => {
    const found = tokens[next++] ?? '';
    if (found === '-') return -signed();
    if (found === '+') return signed();
    if (found === '(') {
      const value = binary(0);
      if (tokens[next++] !== ')') throw invalid(expression);
      return value;
    }
    if (!/^[\d.]/.test(found)) throw invalid(expression);
    return Number(found);
  };

  const value = binary(0);
  if (next < tokens.length) throw invalid(expression);
  return value;
}

function tokensOf(expression: string): string[] {
  const text = expression.trimEnd();
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (!found) throw invalid(expression);
    tokens.push(found[1]!);
  }
  return tokens;
}

function invalid(expression: string): AppError {
  const value = expression.length > 30 ? `${expression.slice(0, 30)}...` : expression;
  const rule = 'it takes numbers, + - * /, comparisons and parentheses';
  return new AppError('function-argument', { function: 'EXPR', value, rule });
}
