import type { Cell } from '../core/cell';
import { AppError } from '../core/error';
import { serialText, dateShape } from '../core/serial-text';
import { zoneOffset } from '../core/zone';
import type { ParameterValues, StatementParameter } from '../query/sql/parameter';

/** A cell as the workbook holds it. */
export interface CellContent {
  readonly value: Cell;
  readonly numberFormat: string;
}

/** Single cells of the workbook, as far as queries need them. Implemented by `excel/`. */
export interface Cells {
  /**
   * The cells that parameters name, in their order: by sheet and address, or by a defined name.
   * Undefined where the workbook has no such sheet, cell or name.
   */
  read(parameters: readonly StatementParameter[]): Promise<(CellContent | undefined)[]>;
}

/**
 * The values of parameters, from the cells they name: dates as ISO text, in the zone's time where
 * they have one. Empty cells and unknown names have no value: planning says so. Throws
 * `parameter-cell-missing` for a sheet that is not there.
 */
export async function cellValues(
  parameters: readonly StatementParameter[],
  cells: Cells,
  zone: string,
): Promise<ParameterValues> {
  if (parameters.length === 0) return {};
  const contents = await cells.read(parameters);
  const gone = parameters.find(({ cell }, index) => cell && contents[index] === undefined);
  if (gone) throw new AppError('parameter-cell-missing', { cell: gone.raw.slice(1) });
  return Object.fromEntries(
    parameters.flatMap(({ key }, index) => {
      const content = contents[index];
      return content === undefined || content.value === ''
        ? []
        : [[key, parameterOf(content, zone)]];
    }),
  );
}

function parameterOf({ value, numberFormat }: CellContent, zone: string): Cell {
  const shape = typeof value === 'number' ? dateShape(numberFormat) : undefined;
  return shape === undefined ? value : serialText(Number(value), shape, zoneOffset(zone));
}
