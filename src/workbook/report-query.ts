import type { Column } from '../core/column';
import type { PreparedQuery } from './query-reader';
import type { Report } from './report';

/**
 * The query of a report as it is read: columns have the types that the report declares, and rows keep
 * the report's order whatever their values become. Any other query stays as it is.
 */
export function reportQuery(prepared: PreparedQuery, report: Report | undefined): PreparedQuery {
  if (!report || prepared.kind !== 'sql') return prepared;
  return {
    ...prepared,
    byPlace: true,
    run: async (options) => {
      const result = await prepared.run(options);
      const isEmpty = result.rows.length === 0;
      return { ...result, columns: result.columns.map((one) => declared(one, report, isEmpty)) };
    },
  };
}

/** Its SQL may have been edited: a type counts for numbers, or while there is nothing to go by. */
function declared(column: Column, { types }: Report, isEmpty: boolean): Column {
  const type = types[column.name];
  const isNumeric = column.type === 'integer' || column.type === 'number';
  const fits = isEmpty || (isNumeric && type === 'money');
  return type && fits ? { ...column, type } : column;
}
