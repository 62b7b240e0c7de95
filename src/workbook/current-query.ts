import type { TableSchema } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { Query } from '../query/query';
import { formatSql } from '../query/sql/format';
import { loadTables } from '../query/sql/load-tables';
import { parseSelection } from '../query/sql/parse';
import { selectIn } from '../query/sql/plan-sql';
import { Unexpressed } from '../query/sql/selection';
import { toQuery } from '../query/sql/to-query';
import type { QueryDefinition } from './definition';
import { fieldsHere } from './foreign';
import { parametersOf, withCurrentNames, withoutVanished } from './query-reader';

/** A query as an editor shows it. */
export interface CurrentQuery {
  /** Under the names that fields have today. */
  readonly sql: string;
  /** Where the builder can show it, without the columns that are gone. */
  readonly built?: Query;
  /** Its first table. */
  readonly schema: TableSchema | undefined;
}

type Edited = Pick<QueryDefinition, 'sql' | 'fields' | 'options' | 'connection' | 'last'>;

/** Throws what requests for fields throw, and `table-unknown` for a saved filter that is gone. */
export async function currentQuery(
  definition: Edited,
  session: Session,
  signal?: AbortSignal,
): Promise<CurrentQuery> {
  const { sql: text, options } = definition;
  const { tokens, tables } = selectIn(text);
  const { schemas } = await loadTables(tables, session, signal);
  const [schema] = schemas;
  const fields = fieldsHere(definition, session, schemas);
  const sql = withCurrentNames(text, tokens, fields, schemas);
  if (!schema || parametersOf({ sql }).length > 0) return { sql, schema };
  const selection = parseSelection(sql, selectIn(sql).tokens);
  if (selection instanceof Unexpressed) return { sql, schema };
  const current = withoutVanished(selection, fields, schema);
  const built = toQuery(current, schema, options.zone);
  if (built instanceof Unexpressed) return { sql, schema };
  const query: Query = {
    ...built,
    filters: built.filters.map((filter) => ({ ...filter, values: filter.values.map(String) })),
  };
  return { sql, built: query, schema };
}

/** The text of a query without the columns that are gone: as the builder writes it. */
export async function sqlWithout(
  definition: Edited,
  removed: ReadonlySet<string>,
  session: Session,
): Promise<string> {
  const { sql, built, schema } = await currentQuery(definition, session);
  if (!built || !schema) return sql;
  const columns = built.columns.filter((name) => !removed.has(name));
  return formatSql({ ...built, columns }, schema.columns, definition.options.zone);
}
