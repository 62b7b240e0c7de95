import { AppError, toAppError } from '../../core/error';
import { tableEntry } from '../../pipedrive/catalogue';
import { describe, type TableSchema } from '../../pipedrive/schema';
import type { Session } from '../../pipedrive/session';
import type { EngineColumn, EngineTable } from '../engine/port';
import type { TableUse } from './table-use';

/**
 * The tables that a statement names, each once, with their columns. Throws `table-unknown` with the
 * `offset` of the name.
 */
export async function loadTables(
  uses: readonly TableUse[],
  session: Session,
  signal: AbortSignal | undefined,
): Promise<TableSchema[]> {
  const entries = new Set(uses.map(entryOf));
  return Promise.all([...entries].map((entry) => describe(entry, session, { signal })));
}

function entryOf({ name, start }: TableUse) {
  try {
    return tableEntry(name);
  } catch (thrown) {
    const { code, details } = toAppError(thrown);
    throw new AppError(code, { ...details, offset: start }, thrown);
  }
}

/** A table as the engine sees it. */
export function engineTable(schema: TableSchema, estimate?: number): EngineTable {
  // Lists that are read one after the other come in no common order.
  const sorted = schema.sources.length === 1;
  return {
    name: schema.entry.name,
    key: schema.entry.key,
    columns: schema.columns.map(
      ({ name, code, type, kind, nullable, custom, description, options, filter, sort }) => ({
        name,
        aliases: code === name ? [] : [code],
        type,
        kind,
        nullable,
        code,
        ...(custom ? { custom } : {}),
        ...(description ? { description } : {}),
        ...(options ? { options } : {}),
        ...(filter ? { filter } : {}),
        ...(sort && sorted ? { sort } : {}),
      }),
    ) satisfies EngineColumn[],
    ...(estimate === undefined ? {} : { estimate }),
  };
}
