import { formatAddress, quoteSheetName } from '../../model/address';
import { ErrorValue, plainValue, type CellValue } from '../../model/cell-value';
import { ExcelError } from '../../model/error';
import { LiveRange } from '../../model/live-range';
import type { Workbook } from '../../model/workbook';
import { Facade, wrap, type ObjectType } from '../facade';

const functionResultType: ObjectType<{ readonly value: CellValue }> = {
  name: 'FunctionResult',
  properties: {
    Error: { get: ({ value }) => (value instanceof ErrorValue ? value.name : null) },
    Value: { get: ({ value }) => (value instanceof ErrorValue ? null : plainValue(value)) },
  },
};

/** An argument as it stands in a formula. */
function argument(value: unknown): string {
  if (Array.isArray(value)) return value.map(argument).join(',');
  if (value instanceof Facade) {
    if (value.target instanceof LiveRange) {
      const { sheet, rect } = value.target;
      return `${quoteSheetName(sheet.name)}!${formatAddress(rect)}`;
    }
    const { value: inner } = value.target as { value: CellValue };
    return argument(inner instanceof ErrorValue ? inner.name : inner);
  }
  if (typeof value === 'string')
    return ErrorValue.find(value) ? value : `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined) return '';
  throw new ExcelError('InvalidArgument');
}

/** `Days_360` of the API is DAYS360 of the sheet; the other names differ in case and dots alone. */
const formulaName = (name: string): string => name.replace(/_/g, '.').toUpperCase();

type Methods = NonNullable<ObjectType<Workbook>['methods']>;

/** Every function of the formula engine is a method: `functions.sum(range)` is `=SUM(range)`. */
const methods: Methods = new Proxy<Methods>(
  {},
  {
    get: (_target, name): Methods[string] | undefined =>
      typeof name !== 'string' || name.startsWith('_')
        ? undefined
        : ({ calculation, activeSheet }, args) => {
            const given = [...args];
            while (given.length > 0 && (given.at(-1) === null || given.at(-1) === undefined))
              given.pop();
            const formula = `=${formulaName(name)}(${given.map(argument).join(',')})`;
            const value = calculation.evaluate(formula, activeSheet);
            if (value === undefined) throw new ExcelError('InvalidArgument');
            return wrap(functionResultType, { value });
          },
  },
);

export const functionsType: ObjectType<Workbook> = { name: 'Functions', methods };
