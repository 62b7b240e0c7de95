import { isOneOf, isWord, type Cursor } from './cursor';
import { columnName, unexpressed, type Qualified } from './parse-column';
import {
  Unexpressed,
  type Comparison,
  type ComparisonKind,
  type Named,
  type Operand,
} from './selection';

/** Turns a column with the name of its table into a column of the table that is read. */
type Own = (column: Qualified) => Named;

/** Conditions joined by AND. Throws Unexpressed where the builder has no such filter. */
export function parseConditions(cursor: Cursor, own: Own): Comparison[] {
  const conditions: Comparison[] = [];
  do conditions.push(...condition(cursor, own));
  while (cursor.accept('AND'));
  if (cursor.sees('OR')) throw unexpressed(cursor);
  return conditions;
}

function condition(cursor: Cursor, own: Own): Comparison[] {
  if (!cursor.seesSymbol('(')) return [comparison(cursor, own)];
  if (isSelect(cursor)) throw unexpressed(cursor, 'a sub-query');
  cursor.expect('(');
  const inner = [...condition(cursor, own)];
  while (cursor.accept('AND')) inner.push(...condition(cursor, own));
  const at = cursor.offset;
  if (cursor.accept('OR')) {
    const [only] = inner;
    const other = comparison(cursor, own);
    const isEmpty =
      inner.length === 1 &&
      isNegated(only!.kind) &&
      other.kind === 'is null' &&
      other.column.name.toLowerCase() === only!.column.name.toLowerCase();
    if (!isEmpty || cursor.sees('OR')) throw new Unexpressed('OR', at);
    inner[0] = { ...only!, orEmpty: true };
  }
  if (!cursor.acceptSymbol(')')) throw cursor.peek() ? unexpressed(cursor) : cursor.error(')');
  return inner;
}

function isSelect(cursor: Cursor): boolean {
  return isOneOf(cursor.peek(1), new Set(['SELECT', 'WITH', 'VALUES']));
}

function isNegated(kind: ComparisonKind): boolean {
  return kind === '<>' || kind.startsWith('not ');
}

function comparison(cursor: Cursor, own: Own): Comparison {
  const column = own(columnName(cursor));
  const token = cursor.peek();
  const kind = signs[token?.value ?? ''];
  if (token?.kind === 'symbol' && kind) {
    cursor.take();
    return { column, kind, values: [lastOperand(cursor)] };
  }
  return worded(cursor, column);
}

const signs: Readonly<Record<string, ComparisonKind>> = {
  '=': '=',
  '==': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function worded(cursor: Cursor, column: Named): Comparison {
  if (cursor.accept('IS', 'NULL') || cursor.accept('ISNULL'))
    return { column, kind: 'is null', values: [] };
  if (
    cursor.accept('IS', 'NOT', 'NULL') ||
    cursor.accept('NOTNULL') ||
    cursor.accept('NOT', 'NULL')
  )
    return { column, kind: 'not null', values: [] };
  if (cursor.accept('IN')) return { column, kind: 'in', values: list(cursor) };
  const not = cursor.accept('NOT') ? 'not ' : '';
  if (cursor.accept('BETWEEN')) {
    const from = operand(cursor);
    if (!cursor.sees('AND')) throw cursor.peek() ? unexpressed(cursor) : cursor.error('AND');
    cursor.expect('AND');
    return { column, kind: `${not}between`, values: [from, lastOperand(cursor)] };
  }
  if (cursor.accept('LIKE')) {
    const values = [pattern(cursor)];
    const escape = cursor.accept('ESCAPE') ? operand(cursor).value : undefined;
    return {
      column,
      kind: `${not}like`,
      values,
      ...(escape === undefined ? {} : { escape }),
    };
  }
  const token = cursor.peek();
  const isOther = token?.kind === 'symbol' ? token.value !== ')' : isOneOf(token, otherWords);
  if (isOther) throw unexpressed(cursor);
  throw cursor.error('a comparison');
}

/** A pattern: text, or `'%' || LIKETEXT(value) || '%'`. */
function pattern(cursor: Cursor): Operand {
  const first = cursor.peek();
  const isAnywhere = first?.kind === 'text' && first.value === '%' && cursor.seesSymbol('||', 1);
  const at = isAnywhere ? 2 : 0;
  if (!isWord(cursor.peek(at), 'LIKETEXT') || !cursor.seesSymbol('(', at + 1))
    return operand(cursor);
  for (let passed = 0; passed < at + 2; passed++) cursor.take();
  const value = operand(cursor);
  cursor.expect(')');
  const isOpen = cursor.acceptSymbol('||') && cursor.peek()?.value === '%';
  if (!isOpen || cursor.take()?.kind !== 'text') throw unexpressed(cursor, 'this pattern');
  return { ...value, part: isAnywhere ? 'anywhere' : 'beginning' };
}

const otherWords = new Set('IS IN COLLATE GLOB REGEXP MATCH AND OR'.split(' '));

function list(cursor: Cursor): Operand[] {
  if (!cursor.seesSymbol('(')) throw cursor.peek() ? unexpressed(cursor) : cursor.error('(');
  if (isSelect(cursor)) throw unexpressed(cursor, 'a sub-query');
  cursor.expect('(');
  const values = [operand(cursor)];
  while (cursor.acceptSymbol(',')) values.push(operand(cursor));
  if (!cursor.acceptSymbol(')')) throw cursor.peek() ? unexpressed(cursor) : cursor.error(')');
  return values;
}

/** A value behind which the condition ends. */
function lastOperand(cursor: Cursor): Operand {
  const value = operand(cursor);
  const token = cursor.peek();
  const goesOn = token?.kind === 'symbol' && ![')', ';'].includes(token.value);
  if (goesOn || cursor.sees('COLLATE')) throw unexpressed(cursor, 'an expression');
  return value;
}

const days: Readonly<Record<string, 'start' | 'end'>> = { DAYSTART: 'start', DAYEND: 'end' };

function operand(cursor: Cursor): Operand {
  const at = cursor.offset;
  const token = cursor.peek();
  const day = token?.kind === 'word' ? days[token.value.toUpperCase()] : undefined;
  if (day && cursor.seesSymbol('(', 1)) {
    cursor.take();
    cursor.expect('(');
    const value = operand(cursor);
    cursor.expect(')');
    return { ...value, day, at };
  }
  const isNegative = cursor.seesSymbol('-') && cursor.peek(1)?.kind === 'number';
  if (isNegative) cursor.take();
  const { kind, value } = cursor.peek() ?? { kind: undefined, value: '' };
  if (kind === 'number') {
    cursor.take();
    return { kind, value: isNegative ? `-${value}` : value, at };
  }
  if (kind === 'text' || kind === 'parameter') {
    cursor.take();
    return { kind, value, at };
  }
  if (cursor.sees('TRUE') || cursor.sees('FALSE'))
    return { kind: 'boolean', value: cursor.take()!.value.toLowerCase(), at };
  if (cursor.sees('NULL')) throw unexpressed(cursor, 'a comparison with NULL');
  // Throws where no value can begin: what can begin is another kind of value.
  columnName(cursor);
  throw new Unexpressed('a comparison of two columns', at);
}
