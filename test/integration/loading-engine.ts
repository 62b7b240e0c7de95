import type { Value } from '../../src/core/column';
import type { EngineStatement, FetchRows, SqlEngine } from '../../src/query/engine/port';
import { loadTables } from '../unit/query/loaded-tables';

/** An engine that pushes nothing down: it loads whole tables into plain SQLite, then runs the statement. */
export function loadingEngine(): SqlEngine & { readonly loaded: string[] } {
  const loaded: string[] = [];
  const columnsOf = (statement: EngineStatement, name: string) =>
    statement.tables.find((table) => table.name === name)!.columns;
  return {
    loaded,
    async explain({ tables }) {
      return {
        columns: [],
        accesses: tables.map(({ name, columns }) => ({
          table: name,
          columns: columns.map((column) => column.name),
          filters: [],
          joined: [],
        })),
      };
    },
    async run(statement, fetch: FetchRows, { signal } = {}) {
      const tables = await Promise.all(
        statement.tables.map(async ({ name }) => {
          loaded.push(name);
          const columns = columnsOf(statement, name);
          const rows = [];
          const request = {
            table: name,
            columns: columns.map((column) => column.name),
            filters: [],
          };
          for await (const page of fetch(request, signal)) rows.push(...page);
          return { name, columns, rows };
        }),
      );
      const database = await loadTables(tables);
      try {
        const { columns, rows } = database.query(statement.sql);
        const named = columns.map((name) => ({
          name,
          code: name,
          type: 'text' as const,
          nullable: true,
        }));
        return { columns: named, rows: rows as Value[][], passes: 1 };
      } finally {
        database.close();
      }
    },
    changes: () => Promise.reject(new Error('this engine only reads')),
    close: () => undefined,
  };
}
