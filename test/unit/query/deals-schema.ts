import { tableEntry } from '../../../src/pipedrive/catalogue';
import type { SchemaColumn, TableSchema } from '../../../src/pipedrive/schema';
import { labelDecoder, type Option } from '../../../src/pipedrive/labels';
import { decodeAt } from '../../../src/pipedrive/decode';
import { scalars } from '../../../src/pipedrive/scalar';

const option = (id: number, label: string): Option => ({ id: String(id), label });
const options: Readonly<Record<string, readonly Option[]>> = {
  Pipeline: [option(1, 'Europe'), option(2, 'Asia')],
  // Two pipelines have a stage of one name.
  Stage: [option(1, 'Qualified'), option(2, 'Won'), option(3, 'Qualified')],
  Owner: [option(7, 'Maren Holtz'), option(8, "Aoife O'Brien")],
};

/** A table as a company might have it, for tests that read nothing. */
export function schemaOf(name: string): TableSchema {
  const entry = tableEntry(name);
  const columns = entry.columns.map((column): SchemaColumn => {
    const choices = options[column.name];
    return {
      name: column.name,
      code: column.code,
      type: column.type,
      kind: column.kind ?? 'text',
      nullable: column.nullable ?? true,
      selected: false,
      decode: decodeAt([column.code], choices ? labelDecoder(choices) : scalars[column.type]),
      ...(choices ? { options: choices } : {}),
      ...(column.filter ? { filter: column.filter } : {}),
      ...(column.sort ? { sort: column.sort } : {}),
      ...(column.linked ? { linked: column.linked } : {}),
    };
  });
  return { entry, sources: [entry.source], parameters: {}, columns };
}
