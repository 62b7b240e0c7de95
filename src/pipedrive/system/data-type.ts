import type { ColumnType } from '../../core/column';

interface DataType {
  readonly name: string;
  /** Code of ODBC: sql.h and sqlext.h. */
  readonly code: number;
  readonly length: number;
  readonly precision?: number;
  readonly scale?: number;
}

const types: Readonly<Record<ColumnType, DataType>> = {
  integer: { name: 'BIGINT', code: -5, length: 19, precision: 19, scale: 0 },
  number: { name: 'DOUBLE', code: 8, length: 15, precision: 15 },
  money: { name: 'DECIMAL', code: 3, length: 18, precision: 18, scale: 2 },
  boolean: { name: 'BIT', code: -7, length: 1 },
  // A cell of Excel holds no more.
  text: { name: 'VARCHAR', code: 12, length: 32_767 },
  date: { name: 'DATE', code: 91, length: 10 },
  datetime: { name: 'TIMESTAMP', code: 93, length: 20 },
  time: { name: 'TIME', code: 92, length: 8 },
};

/** How system tables name a type. */
export function dataTypeOf(type: ColumnType) {
  const { name, code, length, precision = null, scale = null } = types[type];
  return {
    DataTypeName: name,
    DataType: code,
    Length: length,
    NumericPrecision: precision,
    NumericScale: scale,
  };
}
