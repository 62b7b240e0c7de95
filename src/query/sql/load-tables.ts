import { AppError, toAppError } from '../../core/error';

import { checkUnambiguous } from '../../pipedrive/column-names';
import { describeTable } from '../../pipedrive/filter-tables';
import { singular } from '../../pipedrive/series';
import type { TableEntry } from '../../pipedrive/catalogue/entry';
import type { TableSchema } from '../../pipedrive/schema';
import type { Session } from '../../pipedrive/session';
import type { EngineTable, RequiredColumn } from '../engine/port';
import { isWord } from './cursor';
import type { MemoryTable } from './memory-table';
import type { TableUse } from './table-use';
import type { Token } from './token';

/** The tables of a statement: each once, and by the names that the statement has for them. */
export interface LoadedTables {
  readonly schemas: readonly TableSchema[];
  /** By the name as written, in lower case. */
  readonly byName: ReadonlyMap<string, TableSchema>;
  /** Those in memory. */
  readonly memory: readonly MemoryTable[];
}

/** The tables in memory of a script, by their names in lower case. */
export type Memory = ReadonlyMap<string, MemoryTable>;

/**
 * The tables that a statement names, with their columns. Throws `table-unknown`,
 * `saved-filter-unknown`, `saved-filter-ambiguous` and `memory-table-unknown` with the `offset` of the
 * name.
 */
export async function loadTables(
  uses: readonly TableUse[],
  session: Session,
  signal: AbortSignal | undefined,
  memory: Memory = new Map(),
): Promise<LoadedTables> {
  const inMemory = uses.filter(({ temporary }) => temporary);
  const others = uses.filter(({ temporary }) => !temporary);
  const distinct = new Map(others.map((use) => [use.name.toLowerCase(), use]));
  const found = await Promise.all(
    [...distinct].map(
      async ([name, use]) => [name, await describeUse(use, session, signal)] as const,
    ),
  );
  // A filter may be named by its name and by its number.
  const schemas = new Map(found.map(([, schema]) => [schema.entry.name, schema]));
  return {
    schemas: [...schemas.values()],
    byName: new Map(found.map(([name, { entry }]) => [name, schemas.get(entry.name)!])),
    memory: [...new Set(inMemory.map((use) => memoryTable(use, memory)))],
  };
}

function memoryTable({ name, start }: TableUse, memory: Memory): MemoryTable {
  const table = memory.get(name.toLowerCase());
  if (!table) throw new AppError('memory-table-unknown', { table: name, offset: start });
  return table;
}

async function describeUse(
  { name, start }: TableUse,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<TableSchema> {
  try {
    return await describeTable(name, session, { signal });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!nameErrors.has(error.code)) throw thrown;
    throw new AppError(error.code, { ...error.details, offset: start }, thrown);
  }
}

const nameErrors: ReadonlySet<string> = new Set([
  'table-unknown',
  'saved-filter-unknown',
  'saved-filter-ambiguous',
]);

/** A table as the engine sees it. */
export function engineTable(schema: TableSchema, estimate?: number): EngineTable {
  const { entry, sources } = schema;
  const required = requiredColumn(entry);
  return {
    name: entry.name,
    key: entry.key,
    columns: schema.columns.map(
      ({ name, code, aliases = [], type, kind, nullable, custom, description, ...rest }) => ({
        name,
        aliases,
        type,
        kind,
        nullable,
        code,
        ...(custom ? { custom } : {}),
        ...(description ? { description } : {}),
        ...(rest.linked ? { hidden: true as const } : {}),
        ...(rest.options ? { options: rest.options } : {}),
        ...(rest.filter ? { filter: rest.filter } : {}),
        // Lists that are read one after the other come in no common order.
        ...(rest.sort && sources.length === 1 ? { sort: rest.sort } : {}),
      }),
    ),
    ...(estimate === undefined ? {} : { estimate }),
    ...(required ? { required } : {}),
  };
}

/** The column that must be compared with ids of parents before a view can be read. */
function requiredColumn({ inputs = [], columns }: TableEntry): RequiredColumn | undefined {
  for (const { column, all } of inputs) {
    const parents = columns.find(({ name }) => name === column)?.references?.table;
    if (!all && parents) return { column, parent: singular(parents), parents };
  }
  return undefined;
}

/**
 * Throws `column-ambiguous`, with its `offset`, where a name in a statement is that of several fields
 * of the company. Names that the statement itself makes are its own.
 */
export function checkNames(tokens: readonly Token[], schemas: readonly TableSchema[]): void {
  const isName = ({ kind }: Token) => kind === 'word' || kind === 'name';
  const made = new Set(
    tokens
      .filter((token, index) => isName(token) && isWord(tokens[index - 1], 'AS'))
      .map(({ value }) => value.toLowerCase()),
  );
  for (const token of tokens) {
    if (!isName(token) || made.has(token.value.toLowerCase())) continue;
    for (const schema of schemas) checkName(token, schema);
  }
}

function checkName({ value, start }: Token, schema: TableSchema): void {
  try {
    checkUnambiguous(schema, value);
  } catch (thrown) {
    const { code, details } = toAppError(thrown);
    throw new AppError(code, { ...details, offset: start }, thrown);
  }
}
