import type { Column, Value } from '../core/column';
import type {
  ApiFilter,
  ColumnEntry,
  ColumnKind,
  LookupName,
  Source,
  TableEntry,
} from './catalogue/entry';
import { customColumns } from './custom-columns';
import { decodeAt } from './decode';
import { fieldType } from './field-type';
import { loadFields, type Field } from './fields';
import type { JsonObject } from './json';
import { labelDecoder, type Option } from './labels';
import { loadLookup } from './lookup';
import { scalars } from './scalar';
import type { RequestOptions, Session } from './session';
import { shapes } from './shape';

export type { Option } from './labels';

/** A column as this company has it: its name, how to read it, what Pipedrive can do with it. */
export interface SchemaColumn extends Column {
  /** Shown beside the name: text, money, option, user. */
  readonly kind: ColumnKind;
  /** Ticked when the table is first chosen. */
  readonly selected: boolean;
  /** The choices, where the column shows labels or the API fixes its values. */
  readonly options?: readonly Option[];
  /** Takes the value out of a row as the API sent it. */
  readonly decode: (item: JsonObject) => Value;
  /** The field's key, for custom fields and their parts. */
  readonly customKey?: string;
  /** Key for `include_fields`, for fields that are sent on request only. */
  readonly include?: string;
  readonly filter?: ApiFilter;
  /** Key for `sort_by`. */
  readonly sort?: string;
}

export interface TableSchema {
  readonly entry: TableEntry;
  /** The lists that make up the table under this connection's settings. */
  readonly sources: readonly Source[];
  /** Parameters that go with every request. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly columns: readonly SchemaColumn[];
}

/**
 * The columns of a table with the company's custom fields, option labels and names of stages,
 * pipelines and users. Metadata is kept on the session for five minutes.
 */
export async function describe(
  entry: TableEntry,
  session: Session,
  { signal }: RequestOptions = {},
): Promise<TableSchema> {
  const place = session.settings.includeCustomFields ? entry.customFields : undefined;
  const [fields, own] = await Promise.all([
    entry.fields ? loadFields(entry.fields, session, { signal }) : [],
    loadLookups(entry.columns, session, { signal }),
  ]);
  const company = place
    ? fields.filter(({ custom }) => custom).map(({ type }) => fieldType(type))
    : [];
  // Asked for twice, a list is loaded once: the session remembers it.
  const lookups = new Map([...own, ...(await loadLookups(company, session, { signal }))]);
  const columns = entry.columns.map((column) => ownColumn(column, lookups, fields));
  const custom = place ? customColumns(fields, place, lookups) : [];
  const { includeArchived, includeDeleted } = session.settings;
  return {
    entry,
    sources: entry.archived && includeArchived ? [entry.source, entry.archived] : [entry.source],
    parameters: (includeDeleted ? entry.deleted : undefined) ?? {},
    columns: distinctNames([...columns, ...custom]),
  };
}

/** The lists that these columns show names from. */
async function loadLookups(
  columns: readonly { readonly lookup?: LookupName }[],
  session: Session,
  options: RequestOptions,
): Promise<[LookupName, readonly Option[]][]> {
  const names = [...new Set(columns.flatMap(({ lookup }) => (lookup ? [lookup] : [])))];
  return Promise.all(
    names.map(async (name): Promise<[LookupName, readonly Option[]]> => [
      name,
      await loadLookup(name, session, options),
    ]),
  );
}

/** The column of that name, or with that code, whatever the case. */
export function findColumn(schema: TableSchema, name: string): SchemaColumn | undefined {
  const wanted = name.toLowerCase();
  const { columns } = schema;
  return (
    columns.find((column) => column.name.toLowerCase() === wanted) ??
    columns.find((column) => column.code.toLowerCase() === wanted)
  );
}

function ownColumn(
  entry: ColumnEntry,
  lookups: ReadonlyMap<LookupName, readonly Option[]>,
  fields: readonly Field[],
): SchemaColumn {
  const options = entry.lookup
    ? lookups.get(entry.lookup)
    : entry.optionsOf
      ? fields.find(({ code }) => code === entry.optionsOf)?.options
      : undefined;
  const decode = options
    ? labelDecoder(options)
    : entry.shape
      ? shapes[entry.shape]
      : scalars[entry.type];
  const choices = options ?? entry.values?.map((value) => ({ id: value, label: value }));
  return {
    name: entry.name,
    code: entry.code,
    type: entry.type,
    kind: entry.kind ?? kinds[entry.type],
    nullable: entry.nullable ?? true,
    description: entry.description,
    selected: entry.selected ?? false,
    decode: decodeAt(entry.code.split('.'), decode),
    ...(choices ? { options: choices } : {}),
    ...(entry.include ? { include: entry.code } : {}),
    ...(entry.filter ? { filter: entry.filter } : {}),
    ...(entry.sort ? { sort: entry.sort } : {}),
  };
}

const kinds = {
  integer: 'number',
  number: 'number',
  money: 'money',
  boolean: 'yes/no',
  text: 'text',
  date: 'date',
  datetime: 'date and time',
  time: 'time',
} as const;

/** Field names need not be unique: the second `Region` becomes `Region (2)`. Names differ in more than case. */
export function distinctNames(columns: readonly SchemaColumn[]): SchemaColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; taken.has(name.toLowerCase()); number++)
      name = `${column.name} (${number})`;
    taken.add(name.toLowerCase());
    return { ...column, name };
  });
}
