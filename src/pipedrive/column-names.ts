import { AppError } from '../core/error';
import type { SchemaColumn, TableSchema } from './schema';

/** Field names need not be unique: the second `Region` becomes `Region (2)`. Names differ in more than case. */
export function distinctNames(columns: readonly SchemaColumn[]): SchemaColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; taken.has(name.toLowerCase()); number++)
      name = `${column.name} (${number})`;
    taken.add(name.toLowerCase());
    return name === column.name ? column : { ...column, name, bareName: column.name };
  });
}

/**
 * Gives each column the further names that no column before it has: Pipedrive's key (`stage_id`, a
 * hash) and its own name in snake case (`contract_value`). All in lower case.
 */
export function withAliases(columns: readonly SchemaColumn[]): SchemaColumn[] {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  return columns.map((column) => {
    const aliases = [...new Set([column.code.toLowerCase(), snakeCase(column.name)])].filter(
      (alias) => /^\w+$/.test(alias) && !taken.has(alias),
    );
    for (const alias of aliases) taken.add(alias);
    return { ...column, aliases };
  });
}

/** `StageId` and `Stage id` as `stage_id`. */
function snakeCase(name: string): string {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

/**
 * Throws `column-ambiguous` where several of the company's fields have this name, with their keys.
 * The columns are called `Region` and `Region (2)`; which of them somebody means who writes
 * `Region` cannot be told. Pipedrive's own columns keep their names to themselves.
 */
export function checkUnambiguous({ entry, columns }: TableSchema, name: string): void {
  const wanted = name.toLowerCase();
  const sharing = columns.filter(
    (column) => column.custom && (column.bareName ?? column.name).toLowerCase() === wanted,
  );
  const isOwn = columns.some((column) => !column.custom && column.name.toLowerCase() === wanted);
  if (isOwn || sharing.length < 2) return;
  throw new AppError('column-ambiguous', {
    table: entry.name,
    column: name,
    count: sharing.length,
    keys: sharing.map(({ code }) => code).join(', '),
  });
}
