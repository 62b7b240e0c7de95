import { tables, type ColumnEntry, type TableEntry } from '../../../src/pipedrive/catalogue';
import type { WriteEndpoint } from '../../../src/pipedrive/catalogue/entry';
import { hasOpenApi, OpenApi, type Operation, type Schema } from './open-api';

const files = hasOpenApi ? { v1: new OpenApi('v1'), v2: new OpenApi('v2') } : undefined;
const test_ = hasOpenApi ? test : test.skip;
const every = tables.map((entry) => [entry.name, entry] as const);

/**
 * Values that the OpenAPI files leave out: by recorded answers, by the files' own examples, or by the
 * schemas of other methods of the same record.
 */
const undescribed: Readonly<Record<string, string>> = {
  creator_user_id: 'in recorded deals and in the example',
  local_won_date: 'in recorded deals',
  local_lost_date: 'in recorded deals',
  local_close_date: 'in recorded deals',
  archive_time: 'in recorded deals, in the example of leads',
  file_type: 'in the example of files',
  pinned_to_lead_flag: 'a parameter of the list of notes, and of writing them',
  'goals.type.params.stage_id': 'a parameter of the list of goals',
  'goals.expected_outcome.currency_id': 'a parameter of the list of goals',
  'prices.0.price': 'prices of variations are in the example',
  'prices.0.currency': 'prices of variations are in the example',
  'prices.0.cost': 'prices of variations are in the example',
  'prices.0.direct_cost': 'prices of variations are in the example',
  'prices.0.notes': 'prices of variations are in the example',
  description: 'of fields: in the examples of persons and activities',
  'options.id': 'options of v1 fields are objects without members',
  'options.label': 'options of v1 fields are objects without members',
};

/** Numbers and truth values that v1 sends as text. */
const asText = ['visible_to', 'assignment_count', 'sub_role_count', 'duration', 'active_flag'];

/** Described values that no column shows, and why. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  'how Pipedrive shows a field': [
    'ui_visibility',
    'important_fields',
    'required_fields',
    'index_visible_flag',
    'details_visible_flag',
    'add_visible_flag',
    'important_flag',
    'searchable_flag',
    'filtering_allowed',
    'sortable_flag',
    'options_deleted',
    'is_subfield',
    'subfields',
    'last_updated_by_user_id',
    'created_by_user_id',
  ],
  secrets: ['http_auth_user', 'http_auth_password'],
  'the same for every row': ['related_item_type', 'related_item_id'],
  'not asked for': ['deals'],
};

const operationOf = ({ source: { version, path } }: Pick<TableEntry, 'source'>): Operation =>
  files![version].operation('get', path)!;

/** Columns whose values do not come from the list as it is asked for without them. */
function isMade({ inputs = [], columns }: TableEntry, { code, include }: ColumnEntry): boolean {
  const asked = inputs.map(({ column }) => columns.find(({ name }) => name === column)!.code);
  return include === true || code === 'row_id' || code.endsWith('.key') || asked.includes(code);
}

/** The description of a column's value, or undefined where there is none. */
function described(entry: TableEntry, { code }: ColumnEntry): Schema | undefined {
  const file = files![entry.source.version];
  const found = file.at(file.row(operationOf(entry)), code.split('.'));
  return entry.explode === code ? file.resolved(found?.items) : found;
}

/** Types that a value may be described with. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  integer: ['integer', 'number'],
  number: ['number', 'integer'],
  money: ['number', 'integer'],
  boolean: ['boolean', 'number'],
  text: ['string', 'integer', 'number', 'array', 'object'],
  date: ['string'],
  datetime: ['string'],
  time: ['string'],
};

function fits({ type, code }: ColumnEntry, { type: said, properties = {} }: Schema): boolean {
  if (said === undefined || accepted[type]!.includes(said)) return true;
  // References to users, persons and organizations are objects in v1.
  if (said === 'object')
    return type === 'integer' && ('value' in properties || 'data' in properties);
  return said === 'string' && asText.includes(code);
}

describe('the catalogue and the OpenAPI files', () => {
  test_.each(every)(
    '%s: its endpoints exist, are not deprecated and cost what is said',
    (_name, entry) => {
      const { source, archived, one } = entry;
      const reads = [
        source,
        ...(archived ? [archived] : []),
        ...(one ? [{ ...source, ...one }] : []),
      ];
      for (const { version, path, cost } of reads) {
        const operation = files![version].operation('get', path);
        expect([path, operation?.['x-token-cost'], operation?.deprecated ?? false]).toEqual([
          path,
          cost,
          false,
        ]);
        if (version === 'v1')
          expect([path, files!.v2.operation('get', path)]).toEqual([path, undefined]);
      }
    },
  );

  test_.each(every)(
    '%s: every column is described there, with a type that fits',
    (_name, entry) => {
      const wrong: unknown[] = [];
      for (const column of entry.columns) {
        if (isMade(entry, column)) continue;
        const schema = described(entry, column);
        if (!schema && column.code in undescribed) continue;
        if (!schema || !fits(column, schema)) wrong.push([column.name, column.code, schema?.type]);
      }
      expect(wrong).toEqual([]);
    },
  );

  // Of lists taken apart, the list counts; what is around it stands in a table of its own.
  const whole = every.filter(([name, { explode }]) => !explode && name !== 'ProductsDeals');
  test_.each(whole)('%s: every value described there has a column', (name, entry) => {
    const unshown = Object.values(leftOut).flat();
    const file = files![entry.source.version];
    const codes = new Set(entry.columns.map(({ code }) => code.split('.')[0]!));
    const missing = Object.keys(file.row(operationOf(entry)).properties ?? {}).filter(
      (member) => !codes.has(member) && member !== 'custom_fields' && !unshown.includes(member),
    );
    expect([name, missing]).toEqual([name, []]);
  });

  test_.each(every)(
    '%s: filters, sorts and further fields are parameters of the list',
    (_name, entry) => {
      const { parameters = [] } = operationOf(entry);
      const named = new Map(parameters.map((one) => [one.name, one.schema]));
      const inPath = /\{(\w+)\}/.exec(entry.source.path)?.[1];
      const wrong: unknown[] = [];
      for (const { filter, sort, include, code } of entry.columns) {
        const asked = [filter?.is, filter?.oneOf, filter?.atLeast, filter?.before];
        for (const parameter of asked)
          if (
            parameter &&
            parameter !== inPath &&
            !named.has(parameter) &&
            !(entry.one && parameter === 'id')
          )
            wrong.push(parameter);
        if (include && !named.get('include_fields')?.enum?.includes(code)) wrong.push(code);
        const sorts = named.get('sort_by')?.enum;
        if (sort && !(sorts ? sorts.includes(sort) : named.has('sort'))) wrong.push(`sort ${sort}`);
      }
      for (const parameter of Object.keys(entry.source.query ?? {}))
        if (!named.has(parameter)) wrong.push(parameter);
      expect(wrong).toEqual([]);
    },
  );

  test_.each(every)('%s: what is written exists there', (_name, entry) => {
    const { create, update, delete: remove } = entry.writes ?? {};
    for (const write of [create, update, remove]) if (write) expectWrite(write);
    const wrong = entry.columns.flatMap((column) =>
      [
        ...(column.writable !== 'update' && create ? [create] : []),
        ...(column.writable !== 'create' && update ? [update] : []),
      ]
        .filter((write) => column.writable && !takes(write, column))
        .map((write) => [write.path, column.code]),
    );
    expect(wrong).toEqual([]);
    if (entry.columns.some(({ writable }) => writable)) expect(create ?? update).toBeDefined();
  });
});

function expectWrite({ version, method, path, cost, required = [] }: WriteEndpoint) {
  const operation = files![version].operation(method, path);
  expect([path, operation?.['x-token-cost']]).toEqual([path, cost]);
  const properties = files![version].body(operation!).properties ?? {};
  expect(required.filter((key) => !(key in properties))).toEqual([]);
}

/** Whether a request takes a column: in its path, or in its body. */
function takes({ version, method, path }: WriteEndpoint, { code, writeAs }: ColumnEntry): boolean {
  const operation = files![version].operation(method, path)!;
  const member = writeAs ?? code.split('.')[0]!;
  return path.includes(`{${code}}`) || member in (files![version].body(operation).properties ?? {});
}
