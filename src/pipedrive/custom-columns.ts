import type { LinkedName, LookupName } from './catalogue/entry';
import { decodeAt } from './decode';
import { fieldType } from './field-type';
import type { Field } from './fields';
import { isJsonObject } from './json';
import { labelDecoder, type Option } from './labels';
import { scalars, type DecodeScalar } from './scalar';
import type { SchemaColumn } from './schema';
import { shapes } from './shape';

/** The most keys that the parameter `custom_fields` of v2 lists takes. */
export const maxCustomKeys = 15;

/**
 * The columns of the company's own fields, one per field and one per part (currency, until). In v2
 * values stand in `custom_fields` and parts within the value; in v1 both stand at the root.
 */
export function customColumns(
  fields: readonly Field[],
  place: 'nested' | 'root',
  lookups: ReadonlyMap<LookupName, readonly Option[]>,
): readonly SchemaColumn[] {
  return fields
    .filter(({ custom }) => custom)
    .flatMap((field, index) => fieldColumns(field, place, lookups, index < maxCustomKeys));
}

function fieldColumns(
  field: Field,
  place: 'nested' | 'root',
  lookups: ReadonlyMap<LookupName, readonly Option[]>,
  selected: boolean,
): readonly SchemaColumn[] {
  const { code, name } = field;
  const { type, kind, labelled, lookup, linked, parts = [] } = fieldType(field.type);
  const options = labelled ? field.options : lookup && lookups.get(lookup);
  const path = place === 'nested' ? ['custom_fields', code] : [code];
  const shared = {
    code,
    customKey: code,
    nullable: true,
    custom: true,
    writable: 'always' as const,
    ...(field.description ? { description: field.description } : {}),
  };
  const scalar = options ? labelDecoder(options) : scalars[type];
  const main: DecodeScalar =
    kind === 'address'
      ? shapes.address
      : parts.length > 0
        ? (raw) => scalar(mainValue(raw))
        : scalar;
  return [
    {
      ...shared,
      name,
      type,
      kind,
      selected,
      decode: decodeAt(path, main),
      ...(options ? { options } : {}),
    },
    ...nameColumn(name, code, path, linked),
    ...parts.map((part) => ({
      ...shared,
      name: `${name} ${part.suffix}`,
      code: `${code}_${part.member}`,
      type: part.type,
      kind: part.type === 'text' ? ('text' as const) : kind,
      selected: selected && part.selected === true,
      decode: decodeAt(
        place === 'nested' ? [...path, part.member] : [`${code}_${part.member}`],
        scalars[part.type],
      ),
    })),
  ];
}

/** The name of the person or organization whose id a field holds. */
function nameColumn(
  field: string,
  code: string,
  path: readonly string[],
  linked: LinkedName | undefined,
): SchemaColumn[] {
  if (!linked) return [];
  return [
    {
      name: `${field} name`,
      code: `${code}_name`,
      customKey: code,
      type: 'text',
      kind: linked === 'persons' ? 'person' : 'organization',
      nullable: true,
      custom: true,
      selected: false,
      linked,
      decode: decodeAt(path, scalars.integer),
    },
  ];
}

/** `{value, currency}` means its value; v1 and odd answers have the value alone. */
function mainValue(raw: unknown): unknown {
  return isJsonObject(raw) && 'value' in raw ? raw['value'] : raw;
}
