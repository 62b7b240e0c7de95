import { parametersIn } from '../../query/sql/parameter';
import { selectIn } from '../../query/sql/plan-sql';
import type { QueryDefinition } from '../../workbook/definition';

/** What the text of a query tells without asking Pipedrive. */
export interface QueryFacts {
  /** Names of the tables it reads, as written, each once. */
  readonly tables: readonly string[];
  /** Whether it takes values from cells. */
  readonly hasParameters: boolean;
  /** Whether rows may leave it although they are still in Pipedrive. */
  readonly isFiltered: boolean;
}

const filters = new Set(['WHERE', 'HAVING', 'LIMIT', 'TOP', 'JOIN']);

/** Facts of a text that cannot be read are none: its refresh says what is wrong with it. */
export function queryFacts({ sql }: Pick<QueryDefinition, 'sql'>): QueryFacts {
  try {
    const { tokens, tables } = selectIn(sql);
    return {
      tables: [...new Set(tables.map(({ name }) => name))],
      hasParameters: parametersIn(tokens).length > 0,
      isFiltered: tokens.some(
        ({ kind, value }) => kind === 'word' && filters.has(value.toUpperCase()),
      ),
    };
  } catch {
    return { tables: [], hasParameters: false, isFiltered: true };
  }
}
