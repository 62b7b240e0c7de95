import type { Filter, FilterValue, Query } from '../query';
import { parameterValue, readParameter, type ParameterValues } from './parameter';

/**
 * A query with the values of cells and named parameters in their places. Throws `parameter-empty`,
 * `parameter-missing`.
 */
export function resolveQuery(query: Query<FilterValue>, values: ParameterValues): Query {
  return { ...query, filters: query.filters.map((filter) => resolveFilter(filter, values)) };
}

function resolveFilter(filter: Filter<FilterValue>, values: ParameterValues): Filter {
  return {
    ...filter,
    values: filter.values.map((value) =>
      typeof value === 'string'
        ? value
        : String(parameterValue(readParameter(value.parameter), values)),
    ),
  };
}
