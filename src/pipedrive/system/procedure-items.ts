import { procedures as oauthProcedures } from '../../connection/procedure';
import type { ProcedureEntry } from '../../connection/procedure-entry';
import type { JsonObject } from '../json';
import { procedures } from '../procedures';
import { dataTypeOf } from './data-type';
import { place } from './place';

type Described = Pick<ProcedureEntry<never>, 'name' | 'help' | 'parameters' | 'columns'>;

const all: readonly Described[] = [...oauthProcedures, ...procedures];

/** All procedures, those of signing in first. */
export function procedureItems(): JsonObject[] {
  return all.map(({ name, help }) => ({
    ...place,
    ProcedureName: name,
    ProcedureType: 'PROCEDURE',
    Description: help,
  }));
}

/** What procedures take and give. Directions are those of ODBC: 1 in, 3 a column of the result. */
export function parameterItems(): JsonObject[] {
  return all.flatMap((procedure) =>
    [...procedure.parameters.map(input), ...procedure.columns.map(output)].map((item, index) => ({
      RowId: `${procedure.name}/${index + 1}`,
      ...place,
      ProcedureName: procedure.name,
      Ordinal: index + 1,
      ...item,
    })),
  );
}

const input = ({
  name,
  help,
  required,
  choices,
  fallback,
}: Described['parameters'][number]): JsonObject => ({
  ColumnName: name,
  Direction: 1,
  ...dataTypeOf('text'),
  IsNullable: !required,
  IsRequired: required,
  Description: help,
  Values: choices?.join(',') ?? null,
  DefaultValue: fallback,
});

const output = ({
  name,
  type,
  nullable,
  description,
}: Described['columns'][number]): JsonObject => ({
  ColumnName: name,
  Direction: 3,
  ...dataTypeOf(type),
  IsNullable: nullable,
  IsRequired: false,
  Description: description ?? null,
});
