import type { Column, Value } from '../core/column';
import type {
  ApiFilter,
  ColumnEntry,
  ColumnKind,
  LinkedName,
  LookupName,
  Reference,
  Source,
  TableEntry,
} from './catalogue/entry';
import { distinctNames, withAliases } from './column-names';
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
  /** Other names it answers to: Pipedrive's key, and its name in snake case. */
  readonly aliases?: readonly string[];
  /** Its name before another column of that name made it distinct. */
  readonly bareName?: string;
  /** `decode` gives an id; the reader puts the name of the row with that id in its place. */
  readonly linked?: LinkedName;
  /** Whether it can be given for new rows, for existing ones, or both. */
  readonly writable?: ColumnEntry['writable'];
  /** Key under which it is written, where that is not `code`. */
  readonly writeAs?: string;
  /** The column of another table whose values these are. */
  readonly references?: Reference;
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

/** Columns that must be compared with a value before the table can be read: parents, periods. */
export function requiredColumns({ inputs = [] }: TableEntry): string[] {
  return inputs.filter(({ all }) => !all).map(({ column }) => column);
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
  const { includeArchived, includeDeleted } = session.settings;
  return {
    entry,
    sources: entry.archived && includeArchived ? [entry.source, entry.archived] : [entry.source],
    parameters: (includeDeleted ? entry.deleted : undefined) ?? {},
    columns: schemaColumns(entry, fields, lookups, place),
  };
}

/** The columns of a table without their choices: costs the definitions of custom fields at most. */
export async function bareColumns(
  entry: TableEntry,
  session: Session,
  { signal }: RequestOptions = {},
): Promise<readonly SchemaColumn[]> {
  const place = session.settings.includeCustomFields ? entry.customFields : undefined;
  const fields = place && entry.fields ? await loadFields(entry.fields, session, { signal }) : [];
  return schemaColumns(entry, fields, new Map(), place);
}

function schemaColumns(
  entry: TableEntry,
  fields: readonly Field[],
  lookups: ReadonlyMap<LookupName, readonly Option[]>,
  place: TableEntry['customFields'],
): readonly SchemaColumn[] {
  const own = entry.columns.map((column) => ownColumn(column, lookups, fields));
  const custom = place ? customColumns(fields, place, lookups) : [];
  return withAliases(distinctNames([...own, ...custom]));
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

/** The column of that name, or with that code or alias, whatever the case. */
export function findColumn(schema: TableSchema, name: string): SchemaColumn | undefined {
  const wanted = name.toLowerCase();
  const { columns } = schema;
  return (
    columns.find((column) => column.name.toLowerCase() === wanted) ??
    columns.find((column) => column.code.toLowerCase() === wanted) ??
    columns.find(({ aliases }) => aliases?.includes(wanted))
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
    ...(entry.include ? { include: entry.code.split('.')[0]! } : {}),
    ...shared(entry),
  };
}

/** What an entry and its column say alike. */
function shared({ filter, sort, linked, writable, writeAs, references }: ColumnEntry) {
  return {
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(linked ? { linked } : {}),
    ...(writable ? { writable } : {}),
    ...(writeAs ? { writeAs } : {}),
    ...(references ? { references } : {}),
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
