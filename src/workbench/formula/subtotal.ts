import FormulaParser, {
  type Argument,
  type Area,
  type Cell,
  type Scalar,
} from 'fast-formula-parser';
import type { CellReader } from './engine';
import { byNumber } from './functions';

const { FormulaError } = FormulaParser;

/**
 * SUBTOTAL over the rows that are not filtered out; functions from 101 on leave rows hidden by hand
 * out, too.
 */
export const subtotal =
  (reader: CellReader) =>
  (kind: Argument, ...args: Argument[]): unknown => {
    const number = Number(kind.value);
    const compute = byNumber[number % 100];
    if (!compute) throw FormulaError.VALUE;
    return compute(args.map((argument) => shown(argument, reader, number < 100)));
  };

function shown(argument: Argument, reader: CellReader, filteredOnly: boolean): Argument {
  const { ref, value } = argument;
  if (!ref) return argument;
  const rows = Array.isArray(value)
    ? (value as readonly (readonly Scalar[])[])
    : [[value as Scalar]];
  const first = firstRow(ref);
  const visible = rows.filter(
    (_row, index) => !reader.isHidden(ref.sheet, first + index - 1, filteredOnly),
  );
  return { value: visible, isArray: true, isRangeRef: true };
}

const firstRow = (ref: Area | Cell): number => ('from' in ref ? ref.from.row : ref.row);
