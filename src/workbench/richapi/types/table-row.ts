import { readValues, writeCells } from '../../model/edit';
import { ExcelError } from '../../model/error';
import { rowsOf, type Rect } from '../../model/rect';
import { addTableRows, deleteTableRows } from '../../model/table-lines';
import type { Table } from '../../model/table';
import { integer } from '../argument';
import { Facade, wrap, type ObjectType } from '../facade';

/** A row, by its index: unlike columns, rows have no id. */
interface Row {
  readonly table: Table;
  readonly index: number;
}

function rect({ table, index }: Row): Rect {
  const body = table.bodyRect;
  if (index >= rowsOf(body)) throw new ExcelError('ItemNotFound');
  return { ...body, top: body.top + index, bottom: body.top + index };
}

const tableRowType: ObjectType<Row> = {
  name: 'TableRow',
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (row) => readValues(row.table.sheet, rect(row)),
      set: (row, value) => writeCells(row.table.sheet, rect(row), value),
    },
  },
  methods: {
    GetRange: (row, _args, host) => host.range(row.table.sheet, rect(row)),
    Delete: ({ table, index }) => deleteTableRows(table, index, 1),
  },
  alive: ({ table }) => !table.deleted,
};

function at(table: Table, index: number): Facade<Row> {
  if (index < 0 || index >= rowsOf(table.bodyRect)) throw new ExcelError('InvalidArgument');
  return wrap(tableRowType, { table, index });
}

export const tableRowsType: ObjectType<Table> = {
  name: 'TableRowCollection',
  properties: { Count: { get: ({ bodyRect }) => rowsOf(bodyRect) } },
  items: (table) =>
    Array.from({ length: rowsOf(table.bodyRect) }, (_, index) =>
      wrap(tableRowType, { table, index }),
    ),
  methods: {
    Add: (table, [index, values]) => {
      const place =
        index === null || index === undefined || index === -1 ? undefined : integer(index);
      const rows: readonly unknown[] | undefined = Array.isArray(values) ? values : undefined;
      // One row may be given flat.
      const matrix = rows && !Array.isArray(rows[0]) ? [rows] : rows;
      const first = addTableRows(table, place, matrix ?? values, matrix?.length ?? 1);
      return wrap(tableRowType, { table, index: first });
    },
    GetItemAt: (table, [index]) => at(table, integer(index)),
    GetCount: ({ bodyRect }) => rowsOf(bodyRect),
    DeleteRowsAt: (table, [index, count]) =>
      deleteTableRows(table, integer(index), integer(count, 1)),
    DeleteRows: (table, [rows]) => {
      const given: readonly unknown[] = Array.isArray(rows) ? rows : [];
      const indexes = given.map((row) =>
        row instanceof Facade ? (row.target as Row).index : integer(row),
      );
      for (const index of indexes.sort((a, b) => b - a)) deleteTableRows(table, index, 1);
    },
  },
  alive: ({ deleted }) => !deleted,
};
