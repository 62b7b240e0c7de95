import type { LinkedName, TableEntry } from '../catalogue/entry';
import type { Field } from '../fields';
import type { SchemaColumn } from '../schema';
import type { Option } from '../labels';
import type { ScalarRuleName } from './scalar-rule';

/** How the values of a column are checked and written. */
export type Rule =
  | { readonly is: 'scalar'; readonly scalar: ScalarRuleName }
  | {
      readonly is: 'option';
      readonly options: readonly Option[];
      /** A comma list. */
      readonly many: boolean;
      readonly id: 'number' | 'text';
    }
  /** A comma list of ids. */
  | { readonly is: 'ids'; readonly scalar: ScalarRuleName }
  /** The name of a row of another table. */
  | { readonly is: 'linked'; readonly linked: LinkedName }
  | { readonly is: 'currency' }
  /** Addresses or numbers of a contact: all of them, or the primary one. */
  | { readonly is: 'contact'; readonly many: boolean; readonly mail: boolean };

/** Columns that their endpoint wants otherwise than their type says: request bodies in OpenAPI. */
const exceptions: Readonly<Record<string, ScalarRuleName>> = {
  'Activities.DueTime': 'shortTime',
  'Activities.Duration': 'duration',
  'CallLogs.Duration': 'digits',
  'Organizations.AnnualRevenue': 'integer',
  'Stages.DealProbability': 'integer',
};
/** Tables whose booleans are written as 0 and 1. */
const bitTables = ['Tasks', 'Notes', 'MailThreads'];
/** Lists whose ids are text even where they look like numbers. */
const textIds = ['activityTypes', 'leadLabels'];
/** Who may see a row, where the schema shows no names for it. */
const visibility: readonly Option[] = ['1', '3', '5', '7'].map((id) => ({ id, label: id }));

/** Types of the parts of custom values and of custom fields themselves. */
const customScalars: Readonly<Record<string, ScalarRuleName>> = {
  int: 'integer',
  double: 'number',
  monetary: 'number',
  boolean: 'boolean',
  date: 'date',
  daterange: 'date',
  time: 'time',
  timerange: 'time',
  people: 'id',
  org: 'id',
  deal: 'id',
  project: 'id',
  stage: 'id',
  activity: 'id',
};

/** The rule of one of Pipedrive's own columns. */
export function ownRule(entry: TableEntry, column: SchemaColumn): Rule {
  const own = entry.columns.find(({ name }) => name === column.name);
  const code = own?.code ?? column.code;
  const text = entry.writes?.create?.version === 'v1' || entry.writes?.update?.version === 'v1';
  if (column.linked) return { is: 'linked', linked: column.linked };
  if (own?.shape === 'primary') return { is: 'contact', many: false, mail: code === 'emails' };
  if (['emails', 'phones', 'im'].includes(code))
    return { is: 'contact', many: true, mail: code === 'emails' };
  if (code === 'attendees') return { is: 'contact', many: true, mail: true };
  if (code === 'visible_to')
    return {
      is: 'option',
      options: column.options ?? visibility,
      many: false,
      id: text ? 'text' : 'number',
    };
  if (column.options)
    return {
      is: 'option',
      options: column.options,
      many: column.kind === 'options' || code.endsWith('_ids'),
      id: own?.values || (own?.lookup && textIds.includes(own.lookup)) ? 'text' : 'number',
    };
  if (own?.shape === 'list') return { is: 'ids', scalar: entry.name === 'Leads' ? 'uuid' : 'id' };
  if (code.split('.').at(-1) === 'currency') return { is: 'currency' };
  const exception = exceptions[`${entry.name}.${column.name}`];
  return { is: 'scalar', scalar: exception ?? ownScalar(entry, column, text) };
}

function ownScalar({ name }: TableEntry, column: SchemaColumn, isV1: boolean): ScalarRuleName {
  if (column.references?.table === 'Leads') return 'uuid';
  if (column.type === 'integer' && column.kind === 'id') return 'id';
  if (column.type === 'boolean' && bitTables.includes(name)) return 'bit';
  if (column.type === 'datetime' && isV1) return 'plainDatetime';
  return column.type === 'money' ? 'number' : column.type;
}

/** The rule of a column of a company's own field, or of a part of it. */
export function customRule(field: Field, column: SchemaColumn, part: string): Rule {
  if (column.linked) return { is: 'linked', linked: column.linked };
  if (part === 'currency') return { is: 'currency' };
  if (part !== 'value')
    return {
      is: 'scalar',
      scalar: column.type === 'date' || column.type === 'time' ? column.type : 'text',
    };
  if (column.options)
    return { is: 'option', options: column.options, many: field.type === 'set', id: 'number' };
  // A user or an option whose list may not be read: by its id.
  if (field.type === 'user' || field.type === 'enum') return { is: 'scalar', scalar: 'id' };
  if (field.type === 'set') return { is: 'ids', scalar: 'id' };
  return { is: 'scalar', scalar: customScalars[field.type] ?? 'text' };
}
