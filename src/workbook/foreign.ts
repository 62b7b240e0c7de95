import type { Column } from '../core/column';
import type { TableSchema } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import { fieldsOf, type NamedField, type QueryColumn, type QueryDefinition } from './definition';

/*
 * Each company has keys of its own for its custom fields. A query that was made in one company, and is
 * now read from another, means the fields that are called the same there.
 */

type Origin = Pick<QueryDefinition, 'connection' | 'last'>;

/** Whether a query was last read from another company, or from nobody knows which: a template. */
export function isForeign(
  { connection: { company }, last }: Origin,
  { settings }: Pick<Session, 'settings'>,
): boolean {
  if (!company) return !last;
  const actual = settings.companyDomain.toLowerCase();
  return actual !== '' && company.toLowerCase() !== actual;
}

/** The fields that a query speaks of by their keys; of a foreign one only keys that are known here. */
export function fieldsHere(
  definition: Origin & Pick<QueryDefinition, 'fields'>,
  session: Pick<Session, 'settings'>,
  schemas: readonly TableSchema[],
): readonly NamedField[] {
  const { fields } = definition;
  if (!isForeign(definition, session)) return fields;
  const known = new Set(schemas.flatMap(({ columns }) => columns.map(({ code }) => code)));
  return fields.filter(({ code }) => known.has(code));
}

/** A foreign query's columns: a custom field whose key the result does not have is found by its name. */
export function adoptColumns(
  columns: readonly QueryColumn[],
  result: readonly Column[],
): QueryColumn[] {
  const fields = fieldsOf(result);
  const taken = new Set(columns.map(({ field }) => field));
  return columns.map((column) => {
    if (!column.custom || fields.includes(column.field)) return column;
    const index = result.findIndex(
      ({ name, custom }, at) => custom && name === column.name && !taken.has(fields[at]!),
    );
    if (index < 0) return column;
    const field = fields[index]!;
    taken.add(field);
    return { ...column, field, code: result[index]!.code };
  });
}
