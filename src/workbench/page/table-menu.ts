import { contains, cellRect } from '../model/rect';
import type { Table } from '../model/table';
import { clearFilters, filterColumn, sortTable } from '../model/table-filter';
import type { MenuItem } from './chrome/menu-list';
import type { CellAt } from './grid/navigation';
import type { Workbench } from './workbench';

/** A header cell of a table that has filter buttons. */
export interface TableHeader {
  readonly table: Table;
  readonly index: number;
}

export function headerAt(
  { workbook }: Workbench,
  { row, column }: CellAt,
): TableHeader | undefined {
  const table = workbook.activeSheet.tables.find(
    (one) =>
      one.showHeaders &&
      one.options.showFilterButton &&
      contains(one.headerRect, cellRect(row, column)),
  );
  return table && { table, index: column - table.rect.left };
}

/** Values beyond this many are not offered one by one. */
const mostValues = 200;

/** The column's distinct texts, sorted as the language does. */
function valuesOf({ table, index }: TableHeader): string[] {
  const { sheet, bodyRect } = table;
  const found = new Set<string>();
  for (let row = bodyRect.top; row <= bodyRect.bottom && found.size < mostValues; row++) {
    found.add(sheet.text(row, bodyRect.left + index));
  }
  return [...found].sort(new Intl.Collator('en', { numeric: true }).compare);
}

/** Sort, clear, and a check mark per value: what the button of a header cell offers. */
export function filterItems(workbench: Workbench, header: TableHeader): MenuItem[] {
  const { table, index } = header;
  const { id, name } = table.columns[index]!;
  const sort = (ascending: boolean) => (): void => {
    workbench.attempt(() =>
      sortTable(table, { fields: [{ key: index, ascending }], matchCase: false }),
    );
  };
  const values = valuesOf(header);
  const criteria = table.filters.get(id);
  const wanted = new Set(criteria ? (criteria.values ?? []) : values);
  const toggle = (value: string) => (): void => {
    const next = new Set(wanted);
    if (!next.delete(value)) next.add(value);
    const all = values.every((one) => next.has(one));
    workbench.attempt(() =>
      filterColumn(table, id, all ? undefined : { filterOn: 'Values', values: [...next] }),
    );
  };
  return [
    { id: 'ascending', label: 'Sort A to Z', run: sort(true) },
    { id: 'descending', label: 'Sort Z to A', run: sort(false) },
    {
      id: 'clear',
      label: `Clear filter from ${name}`,
      disabled: !criteria,
      run: () => workbench.attempt(() => filterColumn(table, id, undefined)),
    },
    {
      id: 'clear-all',
      label: 'Clear all filters',
      disabled: table.filters.size === 0,
      run: () => workbench.attempt(() => clearFilters(table)),
    },
    ...values.map((value) => ({
      id: `value-${value}`,
      label: value === '' ? '(Blanks)' : value,
      checked: wanted.has(value),
      run: toggle(value),
    })),
  ];
}
