import { AppError } from '../../core/error';
import { nearest } from '../../connection/nearest';
import { same, type ErrorPlace } from './error-place';
import type { EngineTable } from './port';

interface Rule {
  readonly pattern: RegExp;
  readonly error: (name: string, tables: readonly EngineTable[]) => AppError;
}

/** SQLite has one code for whatever is wrong with a statement: names are read out of its words. */
const rules: readonly Rule[] = [
  { pattern: /^no such table: (.+)$/, error: unknownTable },
  { pattern: /^no such column: "?(.+?)"?(?: - should this be .*)?$/, error: unknownColumn },
  { pattern: /^(not authorized)/, error: notAllowed },
  { pattern: /^table .+ has no column named (.+)$/, error: unknownColumn },
];

/**
 * What SQLite says of a statement as our error: `table-unknown`, `column-unknown` or `sql-invalid`, with
 * the place (`near`, `nth`) where SQLite tells it.
 */
export function sqliteError(
  message: string,
  tables: readonly EngineTable[],
  place?: ErrorPlace,
): AppError {
  const { code, details } = meaning(message, tables);
  return new AppError(code, { ...details, ...place });
}

function meaning(message: string, tables: readonly EngineTable[]): AppError {
  for (const { pattern, error } of rules) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return error(name, tables);
  }
  return new AppError('sql-invalid', { reason: message.replace(/[.\s]+$/, '') });
}

/** What our authorizer denies: files, settings of the engine, writing where only reading was asked for. */
function notAllowed(): AppError {
  return new AppError('sql-invalid', { reason: 'this kind of statement is not allowed here' });
}

/** `main.Deals` or `Deals`. */
function unknownTable(name: string, tables: readonly EngineTable[]): AppError {
  const table = name.slice(name.lastIndexOf('.') + 1);
  const guess = nearestName(
    table,
    tables.map((each) => each.name),
  );
  return new AppError('table-unknown', { table, ...(guess ? { nearest: guess } : {}) });
}

/** `d.Titel` or `Titel`; which table an alias stands for, SQLite does not say. */
function unknownColumn(name: string, tables: readonly EngineTable[]): AppError {
  const dot = name.indexOf('.');
  const column = name.slice(dot + 1);
  const owner = dot < 0 ? undefined : tables.find((table) => same(table.name, name.slice(0, dot)));
  const searched = owner ? [owner] : tables;
  const guess = nearestName(
    column,
    searched.flatMap(({ columns }) => columns.map((each) => each.name)),
  );
  const holder =
    owner ??
    tables.find(({ columns }) => columns.some((each) => each.name === guess)) ??
    (tables.length === 1 ? tables[0] : undefined);
  return new AppError('column-unknown', {
    table: holder?.name ?? 'The query',
    column,
    ...(guess ? { nearest: guess } : {}),
  });
}

function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const names = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  return names.get(nearest(name.toLowerCase(), [...names.keys()]) ?? '');
}
