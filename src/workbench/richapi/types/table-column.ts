import { readValues, writeCells } from '../../model/edit';
import { ExcelError } from '../../model/error';
import type { Rect } from '../../model/rect';
import { addTableColumn, deleteTableColumn, renameTableColumn } from '../../model/table-lines';
import type { Table } from '../../model/table';
import { integer, text } from '../argument';
import { wrap, wrapOrNull, type ObjectType } from '../facade';
import { columnFilterType, type Column } from './table-filter';

const indexOf = ({ table, id }: Column): number =>
  table.columns.findIndex((column) => column.id === id);

/** The column's part of a rectangle of its table. */
function part(column: Column, rect: Rect): Rect {
  const left = rect.left + indexOf(column);
  return { ...rect, left, right: left };
}

const tableColumnType: ObjectType<Column> = {
  name: 'TableColumn',
  properties: {
    Id: { get: ({ id }) => id },
    Index: { get: indexOf },
    Values: {
      get: (column) => readValues(column.table.sheet, part(column, column.table.rect)),
      set: (column, value) =>
        writeCells(column.table.sheet, part(column, column.table.rect), value),
    },
    Name: {
      get: (column) => column.table.columns[indexOf(column)]?.name,
      set: (column, value) => renameTableColumn(column.table, indexOf(column), text(value)),
    },
  },
  navigations: { Filter: (column) => wrap(columnFilterType, column) },
  methods: {
    GetRange: (column, _args, host) =>
      host.range(column.table.sheet, part(column, column.table.rect)),
    GetHeaderRowRange: (column, _args, host) =>
      host.range(column.table.sheet, part(column, column.table.headerRect)),
    GetDataBodyRange: (column, _args, host) =>
      host.range(column.table.sheet, part(column, column.table.bodyRect)),
    GetTotalRowRange: (column, _args, host) =>
      host.range(column.table.sheet, part(column, column.table.totalsRect)),
    Delete: (column) => deleteTableColumn(column.table, indexOf(column)),
  },
  alive: (column) => !column.table.deleted && indexOf(column) >= 0,
};

/** By name or id, which both may come as text. */
function find(table: Table, key: unknown): Column | undefined {
  const byName = typeof key === 'string' ? table.columns[table.columnIndex(key)] : undefined;
  const found = byName ?? table.columns.find(({ id }) => id === Number(key));
  return found && { table, id: found.id };
}

function at(table: Table, index: number): Column {
  const found = table.columns[index];
  if (!found) throw new ExcelError('InvalidArgument');
  return { table, id: found.id };
}

export const tableColumnsType: ObjectType<Table> = {
  name: 'TableColumnCollection',
  properties: { Count: { get: ({ columns }) => columns.length } },
  items: (table) => table.columns.map(({ id }) => wrap(tableColumnType, { table, id })),
  item: (table, key) => wrapOrNull(tableColumnType, find(table, key)) ?? undefined,
  methods: {
    Add: (table, [index, values, name]) => {
      const place =
        index === null || index === undefined || index === -1 ? undefined : integer(index);
      const wanted = name === null || name === undefined ? undefined : text(name);
      const column = at(table, addTableColumn(table, place, wanted));
      if (values !== null && values !== undefined) {
        const scalar = !Array.isArray(values);
        const rect = scalar ? part(column, table.bodyRect) : part(column, table.rect);
        writeCells(table.sheet, rect, values);
        if (wanted !== undefined) renameTableColumn(table, indexOf(column), wanted);
      }
      return wrap(tableColumnType, column);
    },
    GetItemOrNullObject: (table, [key]) => wrapOrNull(tableColumnType, find(table, key)),
    GetItemAt: (table, [index]) => wrap(tableColumnType, at(table, integer(index))),
    GetCount: ({ columns }) => columns.length,
  },
  alive: ({ deleted }) => !deleted,
};
