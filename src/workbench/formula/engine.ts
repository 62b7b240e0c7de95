import FormulaParser, { type Scalar } from 'fast-formula-parser';
import { ErrorValue, type CellValue } from '../model/cell-value';
import { maxRows, type Rect } from '../model/rect';
import { moreFunctions } from './functions';
import { subtotal } from './subtotal';

/** Where a formula stands; zero-based. */
export interface Position {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What the engine reads cells through. */
export interface CellReader {
  value(sheet: string, row: number, column: number): CellValue | undefined;
  /** The part of a sheet that holds anything: whole columns are read no further. */
  used(sheet: string): Rect | undefined;
  /** Whether a row is hidden; `filtered`: by a filter. */
  isHidden(sheet: string, row: number, filtered: boolean): boolean;
}

/** Evaluates formulas that refer to cells by A1 references alone. */
export class Engine {
  private readonly reader: CellReader;
  private parser: FormulaParser | undefined;

  constructor(reader: CellReader) {
    this.reader = reader;
  }

  /** Made with the first formula: building the grammar takes as long as a thousand evaluations. */
  private newParser(): FormulaParser {
    const { reader } = this;
    const parser = new FormulaParser({
      functions: { ...moreFunctions, SUBTOTAL: subtotal(reader) },
      onCell: ({ sheet, row, col }) => toScalar(reader.value(sheet, row - 1, col - 1)),
      onRange: ({ sheet, from, to }) => {
        const used = reader.used(sheet);
        const bottom = to.row === maxRows ? Math.max(from.row, (used?.bottom ?? 0) + 1) : to.row;
        const rows: Scalar[][] = [];
        for (let row = from.row; row <= bottom; row++) {
          const cells: Scalar[] = [];
          for (
            let column = from.col;
            column <= Math.min(to.col, (used?.right ?? 0) + 1);
            column++
          ) {
            cells.push(toScalar(reader.value(sheet, row - 1, column - 1)));
          }
          while (cells.length <= to.col - from.col && cells.length < widestRange) cells.push(null);
          rows.push(cells);
        }
        return rows;
      },
    });
    // Which rows count depends on where the cells are, not only on their values.
    parser.funsPreserveRef.push('SUBTOTAL');
    return parser;
  }

  /** The value of a formula (without its `=`); undefined if it is not well formed. */
  evaluate(formula: string, { sheet, row, column }: Position): CellValue | undefined {
    try {
      this.parser ??= this.newParser();
      return fromScalar(this.parser.parse(formula, { sheet, row: row + 1, col: column + 1 }));
    } catch (error) {
      return isSyntaxError(error) ? undefined : fromScalar(innerError(error));
    }
  }
}

/** Ranges wider than this are read as far as the sheet is used. */
const widestRange = 256;

const { FormulaError } = FormulaParser;

const toScalar = (value: CellValue | undefined): Scalar =>
  value instanceof ErrorValue ? new FormulaError(value.name) : (value ?? null);

function fromScalar(value: Scalar | readonly (readonly Scalar[])[]): CellValue {
  if (Array.isArray(value)) return fromScalar((value as readonly (readonly Scalar[])[])[0]?.[0]);
  if (value instanceof Error) return ErrorValue.find(value.name) ?? ErrorValue.find('#VALUE!')!;
  if (typeof value === 'number' && !Number.isFinite(value)) return ErrorValue.find('#NUM!')!;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  // A reference to an empty cell is 0.
  return 0;
}

/** The parser throws for what it cannot read, and also wraps what went wrong inside a function. */
function isSyntaxError(error: unknown): boolean {
  if (!(error instanceof FormulaError)) return true;
  const { details, message } = error;
  if (details === undefined || message.startsWith('Expecting a reference')) return true;
  return details instanceof Error && details.name.endsWith('Exception');
}

const innerError = (error: unknown): Scalar =>
  error instanceof FormulaError && error.details instanceof FormulaError
    ? error.details
    : FormulaError.VALUE;
