import { AppError } from '../../core/error';
import type { WriteEndpoint } from '../catalogue/entry';
import type { TableSchema } from '../schema';
import type { Cell } from './cell';
import type { WriteFacts } from './facts';
import type { RowChange } from './row-change';

/** What new rows need beside what the API description says of their endpoint: its prose says so. */
const needed: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Persons: [['name']],
  Leads: [['person_id', 'organization_id']],
  Notes: [['deal_id', 'person_id', 'org_id', 'lead_id', 'project_id', 'task_id']],
};

/**
 * Throws `write-value-missing` where a new row lacks what it needs, by Pipedrive or by the company,
 * and `write-value-empty` where a change empties a field that the company requires.
 */
export function checkRequired(
  { kind, exact = {} }: RowChange,
  cells: readonly Cell[],
  { required = [] }: WriteEndpoint,
  schema: TableSchema,
  facts: WriteFacts,
  row: string,
): void {
  const filled = new Set([
    ...cells.filter(({ encoded }) => encoded !== null).map(({ field }) => field.member),
    ...Object.keys(exact),
    ...Object.keys(Object(exact['custom_fields'])),
  ]);
  const stage = cells.find(({ field }) => field.member === 'stage_id')?.encoded;
  const wanted = facts.required.filter(
    ({ stages }) => stages.length === 0 || stages.includes(String(stage)),
  );
  const emptied = cells.find(
    ({ field, encoded }) => encoded === null && wanted.some(({ code }) => code === field.member),
  );
  if (emptied) throw new AppError('write-value-empty', { row, column: emptied.field.column.name });
  if (kind !== 'insert') return;
  const groups = [
    ...required.map((code) => [code]),
    ...(needed[schema.entry.name] ?? []),
    ...wanted.map(({ code }) => [code]),
  ];
  for (const codes of groups) {
    if (codes.some((code) => filled.has(code))) continue;
    const columns = codes.flatMap((code) => columnName(schema, code));
    if (columns.length > 0)
      throw new AppError('write-value-missing', { row, column: columns.join(' or ') });
  }
}

/** None where Pipedrive fills the field in by itself. */
function columnName({ columns }: TableSchema, code: string): string[] {
  const column = columns.find((one) => one.writable && (one.writeAs ?? one.code) === code);
  return column ? [column.name] : [];
}
