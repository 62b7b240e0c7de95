import {
  applyFilters,
  clearFilters,
  filterColumn,
  type FilterCriteria,
} from '../../model/table-filter';
import type { Table } from '../../model/table';
import { ExcelError } from '../../model/error';
import { choice, integer, record, text } from '../argument';
import type { ObjectType } from '../facade';

/** A column of a table, by its id: its place may change. */
export interface Column {
  readonly table: Table;
  readonly id: number;
}

const kinds = [
  'Values',
  'Custom',
  'TopItems',
  'BottomItems',
  'TopPercent',
  'BottomPercent',
] as const satisfies readonly FilterCriteria['filterOn'][];

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new ExcelError('InvalidArgument');
  return value.map((one: unknown) => text(one));
}

/** Excel.FilterCriteria as the client passes it. Filters by colour, icon or date are not drawn here. */
function criteriaOf(value: unknown): FilterCriteria {
  const { filterOn, values, criterion1, criterion2, operator } = record(value);
  const kind = kinds.find((one) => one === filterOn);
  if (!kind) throw new ExcelError('NotImplemented');
  if (kind === 'Values') return { filterOn: kind, values: texts(values) };
  return {
    filterOn: kind,
    criterion1: text(criterion1),
    ...(typeof criterion2 === 'string' && {
      criterion2,
      operator: choice(operator, ['And', 'Or'], 'And'),
    }),
  };
}

const extremes =
  (filterOn: FilterCriteria['filterOn']): NonNullable<ObjectType<Column>['methods']>[string] =>
  ({ table, id }, [count]) =>
    filterColumn(table, id, { filterOn, criterion1: String(integer(count)) });

/** The filter of a column. */
export const columnFilterType: ObjectType<Column> = {
  name: 'Filter',
  properties: { Criteria: { get: ({ table, id }) => table.filters.get(id) ?? null } },
  methods: {
    Apply: ({ table, id }, [criteria]) => filterColumn(table, id, criteriaOf(criteria)),
    ApplyValuesFilter: ({ table, id }, [values]) =>
      filterColumn(table, id, { filterOn: 'Values', values: texts(values) }),
    ApplyCustomFilter: ({ table, id }, [criterion1, criterion2, operator]) =>
      filterColumn(table, id, criteriaOf({ filterOn: 'Custom', criterion1, criterion2, operator })),
    ApplyTopItemsFilter: extremes('TopItems'),
    ApplyBottomItemsFilter: extremes('BottomItems'),
    ApplyTopPercentFilter: extremes('TopPercent'),
    ApplyBottomPercentFilter: extremes('BottomPercent'),
    Clear: ({ table, id }) => filterColumn(table, id, undefined),
  },
};

function columnAt(table: Table, index: unknown): number {
  const column = table.columns[integer(index)];
  if (!column) throw new ExcelError('InvalidArgument');
  return column.id;
}

/** The filters of a table's columns together. */
export const tableFilterType: ObjectType<Table> = {
  name: 'AutoFilter',
  properties: {
    Enabled: { get: ({ options }) => options.showFilterButton },
    IsDataFiltered: { get: ({ filters }) => filters.size > 0 },
    Criteria: { get: ({ columns, filters }) => columns.map(({ id }) => filters.get(id) ?? null) },
  },
  methods: {
    Apply: (table, [_range, index, criteria]) => {
      table.options.showFilterButton = true;
      if (index === null || index === undefined) return;
      filterColumn(table, columnAt(table, index), criteria ? criteriaOf(criteria) : undefined);
    },
    ClearColumnCriteria: (table, [index]) => filterColumn(table, columnAt(table, index), undefined),
    ClearCriteria: (table) => clearFilters(table),
    Reapply: (table) => applyFilters(table),
    Remove: (table) => {
      clearFilters(table);
      table.options.showFilterButton = false;
      table.sheet.workbook.emit({ kind: 'table-changed', table });
    },
    GetRange: ({ sheet, rect }, _args, host) => host.range(sheet, rect),
    GetRangeOrNullObject: ({ sheet, rect }, _args, host) => host.range(sheet, rect),
  },
};
