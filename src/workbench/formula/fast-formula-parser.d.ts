/** The part of fast-formula-parser (which ships no types) that the workbench uses. */
declare module 'fast-formula-parser' {
  interface Cell {
    readonly sheet: string;
    /** One-based, as are all rows and columns of this library. */
    readonly row: number;
    readonly col: number;
  }

  interface Area {
    readonly sheet: string;
    readonly from: { readonly row: number; readonly col: number };
    readonly to: { readonly row: number; readonly col: number };
  }

  type Scalar = string | number | boolean | null | undefined | FormulaError;

  /** An argument as a function of ours receives it. */
  interface Argument {
    readonly value: Scalar | readonly (readonly Scalar[])[];
    readonly isArray?: boolean;
    readonly isRangeRef?: boolean;
    readonly isCellRef?: boolean;
    readonly omitted?: boolean;
    /** Only for the functions in `funsPreserveRef`, where an argument is a reference. */
    readonly ref?: Area | Cell;
  }

  class FormulaError extends Error {
    constructor(name: string, message?: string, details?: unknown);
    readonly details?: unknown;
    static readonly DIV0: FormulaError;
    static readonly NA: FormulaError;
    static readonly NAME: FormulaError;
    static readonly NUM: FormulaError;
    static readonly REF: FormulaError;
    static readonly VALUE: FormulaError;
  }

  interface Configuration {
    readonly functions?: Record<string, (...args: Argument[]) => unknown>;
    readonly onCell: (cell: Cell) => Scalar;
    readonly onRange: (area: Area) => Scalar[][];
  }

  class FormulaParser {
    constructor(configuration: Configuration);
    /** Throws FormulaError for a text that does not parse; returns error values as FormulaError. */
    parse(formula: string, position: Cell): Scalar;
    supportedFunctions(): string[];
    /** Functions that get references along with their values. */
    readonly funsPreserveRef: string[];
    static readonly FormulaError: typeof FormulaError;
    static readonly SSF: {
      format(numberFormat: string, value: string | number | boolean): string;
      is_date(numberFormat: string): boolean;
    };
  }

  export default FormulaParser;
  export type { Argument, Area, Cell, Scalar };
}
