import type { Profile } from '../../connection/profile';
import type { AppError } from '../../core/error';
import type { Binding } from '../../workbook/binding';
import type { QueryDefinition } from '../../workbook/definition';
import type { TableInfo } from '../../workbook/table-sheet';
import type { WorkbookEngine } from '../workbook-engine';
import type { QueryFacts } from './query-facts';

/** A query of the workbook as the list shows it. */
export interface ListedQuery extends QueryFacts {
  readonly id: string;
  /** Of its table. */
  readonly name: string;
  readonly definition: QueryDefinition;
  /** Undefined where the table was deleted or converted to a range. */
  readonly table: TableInfo | undefined;
  /** The connection of this device that it uses; undefined where one is to be chosen. */
  readonly profile: Profile | undefined;
  /** Id of the connection to offer first. */
  readonly suggested: string | undefined;
}

/** A table that was copied from one of a query, and is not refreshed. */
export interface ListedCopy {
  readonly table: TableInfo;
  readonly of: QueryDefinition;
}

export interface WorkbookList {
  readonly queries: readonly ListedQuery[];
  readonly copies: readonly ListedCopy[];
  /** Queries that cannot be read. */
  readonly problems: readonly { readonly part: string; readonly problem: AppError }[];
}

/** The workbook's queries, each with its table and its connection. Throws what Excel throws. */
export async function listWorkbook(
  engine: Pick<WorkbookEngine, 'refresher' | 'bindingOf' | 'queryFacts'>,
  profiles: readonly Profile[],
): Promise<WorkbookList> {
  const { queries, copies, problems } = await engine.refresher.queries();
  const bindings = new Map<string, Promise<Binding>>();
  const bindingOf = ({ connection }: QueryDefinition) => {
    const key = JSON.stringify(connection);
    const known = bindings.get(key) ?? engine.bindingOf({ connection });
    bindings.set(key, known);
    return known;
  };
  const listed = queries.map(async ({ definition, table }): Promise<ListedQuery> => {
    const binding = await bindingOf(definition);
    const bound = binding.kind === 'bound' ? binding.connection : undefined;
    return {
      ...engine.queryFacts(definition),
      id: definition.id,
      name: table?.name ?? definition.table.name,
      definition,
      table,
      profile: profiles.find(({ id }) => id === bound),
      suggested: binding.kind === 'choose' ? binding.suggested : undefined,
    };
  });
  return { queries: await Promise.all(listed), copies, problems };
}
