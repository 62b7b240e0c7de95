import { clearCells } from '../../model/edit';
import { removeTable, renameTable, resizeTable } from '../../model/tables';
import { showHeaders, showTotals } from '../../model/table-lines';
import type { Table, TableOptions } from '../../model/table';
import { applyFilters, clearFilters } from '../../model/table-filter';
import { flag, place, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { tableSortType } from './sort';
import { tableFilterType } from './table-filter';
import { tableColumnsType } from './table-column';
import { tableRowsType } from './table-row';
import { worksheetType } from './worksheet';

const option = (key: Exclude<keyof TableOptions, 'style'>): Property<Table> => ({
  get: ({ options }) => options[key],
  set: (table, value) => {
    table.options[key] = flag(value);
    table.sheet.workbook.emit({ kind: 'table-changed', table });
  },
});

export const tableType: ObjectType<Table> = {
  name: 'Table',
  properties: {
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ name }) => name,
      set: (table, value) => renameTable(table, text(value)),
    },
    ShowHeaders: {
      get: (table) => table.showHeaders,
      set: (table, value) => showHeaders(table, flag(value)),
    },
    ShowTotals: {
      get: (table) => table.showTotals,
      set: (table, value) => showTotals(table, flag(value)),
    },
    Style: {
      get: ({ options }) => options.style,
      set: (table, value) => {
        table.options.style = text(value);
        table.sheet.workbook.emit({ kind: 'table-changed', table });
      },
    },
    HighlightFirstColumn: option('highlightFirstColumn'),
    HighlightLastColumn: option('highlightLastColumn'),
    ShowBandedRows: option('showBandedRows'),
    ShowBandedColumns: option('showBandedColumns'),
    ShowFilterButton: option('showFilterButton'),
    LegacyId: { get: ({ id }) => id },
  },
  navigations: {
    Columns: (table) => wrap(tableColumnsType, table),
    Rows: (table) => wrap(tableRowsType, table),
    Sort: (table) => wrap(tableSortType, table),
    Worksheet: ({ sheet }) => wrap(worksheetType, sheet),
    AutoFilter: (table) => wrap(tableFilterType, table),
  },
  methods: {
    GetRange: ({ sheet, rect }, _args, host) => host.range(sheet, rect),
    GetHeaderRowRange: ({ sheet, headerRect }, _args, host) => host.range(sheet, headerRect),
    GetDataBodyRange: ({ sheet, bodyRect }, _args, host) => host.range(sheet, bodyRect),
    GetTotalRowRange: ({ sheet, totalsRect }, _args, host) => host.range(sheet, totalsRect),
    Resize: (table, [range], host) => resizeTable(table, place(range, host, table.sheet).rect),
    ClearFilters: (table) => clearFilters(table),
    ReapplyFilters: (table) => applyFilters(table),
    ConvertToRange: (table, _args, host) => {
      const { sheet, rect } = table;
      sheet.assertUnprotected();
      removeTable(table, true);
      return host.range(sheet, rect);
    },
    Delete: (table) => {
      const { sheet, rect } = table;
      sheet.assertUnprotected();
      removeTable(table, false);
      clearCells(sheet, rect);
    },
  },
  eventTarget: ({ id }) => id,
  alive: ({ deleted }) => !deleted,
};
