import { AppError } from '../core/error';
import { zoneOffset } from '../core/zone';
import { nearest } from '../connection/nearest';
import { findColumn, type SchemaColumn, type TableSchema } from '../pipedrive/schema';
import { literalTypes } from './literal';
import { operatorEntry, operatorsFor } from './operators';
import type { Filter, Query } from './query';

/**
 * Throws where a query cannot run: `columns-missing`, `column-unknown` (with the nearest name),
 * `filter-value-missing`, `filter-value-invalid`, `limit-invalid`.
 */
export function validateQuery(query: Query, schema: TableSchema): void {
  if (query.columns.length === 0) throw new AppError('columns-missing');
  for (const name of query.columns) columnOf(schema, name);
  for (const filter of query.filters) validateFilter(filter, schema);
  for (const { column } of query.sort) columnOf(schema, column);
  const { limit } = query;
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0))
    throw new AppError('limit-invalid');
}

/** Throws where one filter cannot run; see `validateQuery`. */
export function validateFilter(filter: Filter, schema: TableSchema): void {
  const column = columnOf(schema, filter.column);
  const operator = operatorEntry(filter.operator);
  if (!operatorsFor(column.type).includes(operator))
    throw invalid(column, operator.label, `comparison for ${column.type} columns`);
  const { values } = filter;
  const wanted = operator.values === 'many' ? Math.max(1, values.length) : operator.values;
  const given = values.slice(0, wanted);
  if (given.length < wanted || given.some((value) => value === ''))
    throw new AppError('filter-value-missing', { column: column.name });
  const { read, word } = literalTypes[column.type];
  for (const value of given)
    if (!read(value, zoneOffset('UTC'))) throw invalid(column, value, word);
}

/** The column of that name. Throws `column-unknown`. */
export function columnOf(schema: TableSchema, name: string): SchemaColumn {
  const found = findColumn(schema, name);
  if (found) return found;
  const names = new Map(schema.columns.map((column) => [column.name.toLowerCase(), column.name]));
  const guess = names.get(nearest(name.toLowerCase(), [...names.keys()]) ?? '');
  throw new AppError('column-unknown', {
    table: schema.entry.name,
    column: name,
    ...(guess ? { nearest: guess } : {}),
  });
}

function invalid(column: SchemaColumn, value: string, type: string): AppError {
  return new AppError('filter-value-invalid', { column: column.name, value, type });
}
