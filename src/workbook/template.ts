import { AppError } from '../core/error';
import type { QueryDefinition } from './definition';
import { locateQueries } from './locate';
import type { RefreshPorts } from './refresh-ports';
import { placeKeys } from './row-keys';
import type { TableSheets } from './table-sheet';
import type { WorkbookIdentity } from './workbook-identity';

export interface TemplatePorts extends Pick<RefreshPorts, 'definitions' | 'snapshots' | 'tables'> {
  readonly identity: WorkbookIdentity;
}

/**
 * Makes the open workbook a template: rows and snapshots out, definitions, formulas, formats and
 * charts kept. The first row of each table stays for the formulas of the user's columns. Nothing is
 * left of whose data it was: the company goes too, so that whoever opens it is asked for a connection.
 * Definitions that cannot be read are an error, for nobody knows what they hold.
 * @throws AppError as listed at `TableSheets` and `Definitions`; nothing is stripped where one of the
 * tables could not be.
 */
export async function stripForTemplate({
  definitions,
  snapshots,
  tables,
  identity,
}: TemplatePorts): Promise<readonly QueryDefinition[]> {
  const { queries, problems } = locateQueries(await definitions.list(), await tables.list());
  if (problems[0]) throw problems[0].problem;
  const opened = await Promise.all(
    queries.map(async ({ definition, table }) => {
      if (!table) throw new AppError('table-missing', { table: definition.table.name });
      return { definition: stripped(definition, table), table: await tables.open(table) };
    }),
  );
  for (const { definition, table } of opened) {
    const { rows } = table.state;
    await table.apply({
      deletes: Array.from({ length: rows }, (_, row) => row),
      adds: 0,
      writes: [],
      formats: new Map(),
      definition,
      expected: { column: undefined, cells: placeKeys(rows) },
    });
    await snapshots.prune(definition.id);
  }
  await identity.renew();
  return opened.map(({ definition }) => definition);
}

type TableName = Parameters<TableSheets['open']>[0];

function stripped(definition: QueryDefinition, { id, name }: TableName): QueryDefinition {
  const { sql, fields, options, columns, key, connection } = definition;
  return {
    id: definition.id,
    table: { id, name },
    connection: { name: connection.name },
    sql,
    fields,
    options,
    columns,
    ...(key === undefined ? {} : { key }),
  };
}
