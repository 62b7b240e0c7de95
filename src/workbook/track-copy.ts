import type { QueryDefinition } from './definition';
import { placeColumns } from './locate';
import type { TableInfo } from './table-sheet';
import type { TrackingPorts } from './track-import';

/**
 * Makes a copied table a query of its own. It starts without a snapshot: what the original was read
 * with last need not be what was copied. So its first refresh reads all rows and gives every cell of
 * the query's columns the value of Pipedrive; columns of the user's stay.
 */
export async function trackCopy(
  { definitions, newId }: Pick<TrackingPorts, 'definitions' | 'newId'>,
  original: QueryDefinition,
  { id, name, columns }: TableInfo,
): Promise<QueryDefinition> {
  const { sql, fields, options, key, connection } = original;
  const places = placeColumns(
    original.columns.map((column) => ({ ...column, column: 0 })),
    columns,
  );
  const definition: QueryDefinition = {
    id: newId(),
    table: { id, name },
    connection,
    sql,
    fields,
    options,
    columns: original.columns.flatMap((column, index) => {
      const place = places[index];
      return place === undefined ? [] : [{ ...column, column: columns[place]!.id }];
    }),
    ...(key === undefined ? {} : { key }),
  };
  await definitions.write(definition);
  return definition;
}
