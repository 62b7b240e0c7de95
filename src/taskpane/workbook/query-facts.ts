import { tables as catalogue } from '../../pipedrive/catalogue';
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
  /** Whether rows can be archived, which a full read does not tell from deleted. */
  readonly isArchivable: boolean;
}

const filters = new Set(['WHERE', 'HAVING', 'LIMIT', 'TOP', 'JOIN']);

/** Facts of a text that cannot be read are none: its refresh says what is wrong with it. */
export function queryFacts({ sql }: Pick<QueryDefinition, 'sql'>): QueryFacts {
  try {
    const { tokens, tables } = selectIn(sql);
    const names = [...new Set(tables.map(({ name }) => name))];
    return {
      tables: names,
      hasParameters: parametersIn(tokens).length > 0,
      isFiltered: tokens.some(
        ({ kind, value }) => kind === 'word' && filters.has(value.toUpperCase()),
      ),
      isArchivable: catalogue.some(
        ({ name, archived }) => archived !== undefined && names.includes(name),
      ),
    };
  } catch {
    return { tables: [], hasParameters: false, isFiltered: true, isArchivable: false };
  }
}
