import type { Cell } from '../core/cell';
import { AppError } from '../core/error';
import { spans } from '../workbook/runs';
import type { OpenTable, TableInfo, TableSheets, TableState } from '../workbook/table-sheet';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';
import { commitPatch } from './table-commit';

/** Cells per request; answers are at most 5 MB on the web, and a cell takes some 20 characters. */
const cellsPerRead = 50_000;

/** The `TableSheets` port over Excel. `owner` marks hidden sheets, as in `excelSheets`. */
export function excelTables(owner: string): TableSheets {
  return {
    list,
    open: async (wanted) => {
      const state = await readState(wanted);
      return openTable(state, owner);
    },
  };
}

function openTable(state: TableState, owner: string): OpenTable {
  return {
    state,
    values: (rows, columns) => readCells(state, 'values', rows, columns),
    formulas: (rows, columns) => readCells(state, 'formulas', rows, columns),
    apply: (patch) => commitPatch(state, patch, owner),
  };
}

function list(): Promise<readonly TableInfo[]> {
  return excelRun(
    async (context) => {
      const { tables } = context.workbook;
      // All at once: a table may be deleted between two looks, which would fail for all of them.
      tables.load(
        'items/id,items/name,items/worksheet/name,items/columns/items/id,items/columns/items/name',
      );
      await context.sync();
      return tables.items.map((table) => ({
        id: table.id,
        name: table.name,
        sheet: table.worksheet.name,
        columns: columnsOf(table),
      }));
    },
    { patience },
  );
}

function readState({ id, name }: { id: string; name: string }): Promise<TableState> {
  return excelRun(
    async (context) => {
      const { workbook } = context;
      workbook.load('readOnly');
      const table = workbook.tables.getItemOrNullObject(id);
      table.load('id,name,showHeaders');
      await context.sync();
      if (workbook.readOnly) throw new AppError('workbook-readonly');
      if (table.isNullObject) throw new AppError('table-missing', { table: name });
      if (!table.showHeaders) throw new AppError('table-headers-hidden', { table: table.name });
      const body = table.getDataBodyRange();
      const [first, last] = [body.getRow(0), body.getLastRow()];
      table.worksheet.load('name');
      table.worksheet.protection.load('protected');
      table.columns.load('items/id,items/name');
      body.load('rowCount');
      first.load('formulas,numberFormat');
      last.load('numberFormat');
      await context.sync();
      const sheet = table.worksheet.name;
      if (table.worksheet.protection.protected)
        throw new AppError('table-protected', { sheet, table: table.name });
      const isBlank = body.rowCount === 1 && first.formulas[0]!.every(isEmptyOrFormula);
      return {
        id: table.id,
        name: table.name,
        sheet,
        columns: columnsOf(table),
        rows: isBlank ? 0 : body.rowCount,
        formats: [first.numberFormat[0]!.map(String), last.numberFormat[0]!.map(String)],
      };
    },
    { details: { table: name }, patience },
  );
}

const columnsOf = (table: Excel.Table) => table.columns.items.map(({ id, name }) => ({ id, name }));

const isEmptyOrFormula = (cell: unknown): boolean =>
  cell === '' || (typeof cell === 'string' && cell.startsWith('='));

/** Reads rows in as few requests as the limits of the web allow. */
async function readCells(
  { id, name }: TableState,
  what: 'values' | 'formulas',
  rows: readonly number[],
  columns: readonly number[],
): Promise<Map<number, readonly Cell[]>> {
  const found = new Map<number, readonly Cell[]>();
  if (columns.length === 0) return found;
  const left = Math.min(...columns);
  const width = Math.max(...columns) - left + 1;
  let size = Math.max(1, Math.floor(cellsPerRead / width));
  for (let start = 0; start < rows.length;) {
    const part = rows.slice(start, start + size);
    try {
      const read = await readPart(id, name, what, part, left, width);
      for (const [row, cells] of read)
        found.set(
          row,
          columns.map((column) => cells[column - left]!),
        );
      start += size;
    } catch (error) {
      // Long texts: the same again in smaller bites.
      if (!(error instanceof AppError && error.code === 'excel-limit') || size === 1) throw error;
      size = Math.ceil(size / 2);
    }
  }
  return found;
}

function readPart(
  id: string,
  name: string,
  what: 'values' | 'formulas',
  rows: readonly number[],
  left: number,
  width: number,
): Promise<[number, Cell[]][]> {
  return excelRun(
    async (context) => {
      const table = context.workbook.tables.getItemOrNullObject(id);
      await context.sync();
      if (table.isNullObject) throw new AppError('table-missing', { table: name });
      const body = table.getDataBodyRange();
      const areas = spans(rows).map(({ first, count }) => {
        const range = body.getCell(first, left).getResizedRange(count - 1, width - 1);
        range.load(what);
        return { first, range };
      });
      await context.sync();
      return areas.flatMap(({ first, range }) =>
        (range[what] as Cell[][]).map((cells, index): [number, Cell[]] => [first + index, cells]),
      );
    },
    { details: { table: name }, patience },
  );
}
