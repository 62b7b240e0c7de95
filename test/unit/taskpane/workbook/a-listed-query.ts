import type { ListedQuery } from '../../../../src/taskpane/workbook/workbook-list';
import { aDefinition } from '../../workbook/a-definition';

/** A query of the list that has no connection here yet. */
export function aListedQuery(rest: Partial<ListedQuery> = {}): ListedQuery {
  return {
    id: aDefinition.id,
    name: 'Deals',
    definition: aDefinition,
    table: undefined,
    profile: undefined,
    suggested: undefined,
    tables: ['Deals'],
    hasParameters: false,
    isFiltered: false,
    isArchivable: true,
    ...rest,
  };
}
