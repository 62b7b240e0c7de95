/** What a table is filtered by, and how to filter it again. */
export interface TableFilters {
  readonly isFiltered: boolean;
  restore(table: Excel.Table): void;
}

/**
 * The filters of a table. Excel refuses to insert and delete rows in a filtered one
 * (FilteredRangeConflict), so they are taken off for as long as the batch lasts. Syncs.
 */
export async function loadFilters(
  context: Excel.RequestContext,
  table: Excel.Table,
): Promise<TableFilters> {
  table.autoFilter.load('isDataFiltered,criteria');
  await context.sync();
  const { isDataFiltered, criteria } = table.autoFilter;
  return {
    isFiltered: isDataFiltered,
    restore: (target) => {
      if (!isDataFiltered) return;
      for (const [column, one] of criteria.entries())
        // A column without a filter has criteria that say nothing.
        if (one?.filterOn) target.columns.getItemAt(column).filter.apply(one);
    },
  };
}

export function clearFilters(table: Excel.Table, { isFiltered }: TableFilters): void {
  if (isFiltered) table.clearFilters();
}
