/** The error values a cell can show. */
export const errorNames = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#CALC!',
  '#SPILL!',
] as const;

/** An error as the value of a cell; one object per name, so that text such as "#N/A" stays text. */
export class ErrorValue {
  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  toString(): string {
    return this.name;
  }

  private static readonly known = new Map<string, ErrorValue>(
    errorNames.map((name) => [name, new ErrorValue(name)]),
  );

  /** The error of that name (case-insensitive), undefined if there is none. */
  static find(name: string): ErrorValue | undefined {
    return ErrorValue.known.get(name.toUpperCase());
  }
}

/** What a cell holds; an empty cell holds undefined. */
export type CellValue = string | number | boolean | ErrorValue;

/** What `range.values` shows: '' for an empty cell, the name of an error. */
export type PlainValue = string | number | boolean;

export const plainValue = (value: CellValue | undefined): PlainValue =>
  value === undefined ? '' : value instanceof ErrorValue ? value.name : value;

export type ValueType = 'Empty' | 'Double' | 'Boolean' | 'Error' | 'String';

/** Excel.RangeValueType of a value. */
export const valueType = (value: CellValue | undefined): ValueType =>
  value === undefined
    ? 'Empty'
    : typeof value === 'number'
      ? 'Double'
      : typeof value === 'boolean'
        ? 'Boolean'
        : value instanceof ErrorValue
          ? 'Error'
          : 'String';
