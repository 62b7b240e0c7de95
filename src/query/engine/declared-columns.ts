import type { ColumnType } from '../../core/column';
import type { EngineColumn, EngineTable } from './port';

/** A column as SQLite sees it: under its name, or hidden under another one. */
export interface DeclaredColumn {
  readonly name: string;
  readonly column: EngineColumn;
  readonly hidden: boolean;
}

/** Affinities: what SQLite takes text and numbers for when it compares. */
const affinities: Readonly<Record<ColumnType, string>> = {
  integer: 'INTEGER',
  boolean: 'INTEGER',
  number: 'REAL',
  money: 'REAL',
  text: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  time: 'TEXT',
};

/** SQLITE_MAX_COLUMN: beyond, other names are left out. */
const maxColumns = 2000;

/** The columns of a table, then its other names as far as they are free. */
export function declaredColumns({ columns }: EngineTable): DeclaredColumn[] {
  const declared: DeclaredColumn[] = columns.map((column) => ({
    name: column.name,
    column,
    hidden: column.hidden ?? false,
  }));
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  for (const column of columns)
    for (const name of column.aliases) {
      if (taken.has(name.toLowerCase()) || declared.length >= maxColumns) continue;
      taken.add(name.toLowerCase());
      declared.push({ name, column, hidden: true });
    }
  return declared;
}

/** The statement by which a virtual table tells SQLite its columns. */
export function declaration(columns: readonly DeclaredColumn[]): string {
  const list = columns.map(
    ({ name, column, hidden }) =>
      `${quoteName(name)} ${affinities[column.type]}${hidden ? ' HIDDEN' : ''}`,
  );
  return `CREATE TABLE x(${list.join(', ')})`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Numbers that may have a fraction are never whole numbers in SQL: 5 / 2 is 2.5. */
export function isReal({ type }: EngineColumn): boolean {
  return affinities[type] === 'REAL';
}
