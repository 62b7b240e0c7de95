import * as fc from 'fast-check';
import type { Value } from '../../../../src/core/column';
import { deals } from '../../../../src/pipedrive/catalogue/deals';
import { leads } from '../../../../src/pipedrive/catalogue/leads';
import { customColumns } from '../../../../src/pipedrive/custom-columns';
import type { Field } from '../../../../src/pipedrive/fields';
import type { JsonObject } from '../../../../src/pipedrive/json';
import type { TableSchema } from '../../../../src/pipedrive/schema';
import { bodyOf } from '../../../../src/pipedrive/write/body';
import { cellsOf } from '../../../../src/pipedrive/write/cell';
import type { WriteFacts } from '../../../../src/pipedrive/write/facts';
import { withNames } from '../../../../src/pipedrive/write/write-field';

const options = ['Robots', 'Spare parts', 'Steel, cold', '7', 'Ωmega; wide'].map(
  (label, index) => ({ id: String(index + 30), label }),
);
const users = [
  { id: '11', label: 'Ada' },
  { id: '12', label: 'Grace' },
];

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const time = fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(':'));
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((value) => `x${value}`);
const id = fc.integer({ min: 1, max: 2 ** 31 });
const amount = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
const labels = fc
  .subarray(options, { minLength: 1 })
  .map((some) => some.map((one) => one.label).join(', '));
const label = fc.constantFrom(...options.map((one) => one.label));

/** Values of each type of field by column; `F` is the field's name. */
const types: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, Value>>>>> = {
  varchar: fc.record({ F: text }),
  varchar_auto: fc.record({ F: text }),
  text: fc.record({ F: text }),
  phone: fc.record({ F: text }),
  double: fc.record({ F: amount }),
  monetary: fc.record({ F: amount, 'F currency': fc.constantFrom('EUR', 'USD', 'JPY') }),
  enum: fc.record({ F: label }),
  set: fc.record({ F: labels }),
  user: fc.record({ F: fc.constantFrom('Ada', 'Grace') }),
  org: fc.record({ F: id }),
  people: fc.record({ F: id }),
  date: fc.record({ F: day }),
  daterange: fc.record({ F: day, 'F until': day }),
  time: fc.record({ F: time, 'F time zone': fc.constantFrom('Europe/Berlin', 'UTC') }),
  timerange: fc.record({ F: time, 'F until': time }),
  address: fc.record({ F: text, 'F city': text, 'F postal code': text }),
};

function fieldOf(type: string): Field {
  const hasOptions = type === 'enum' || type === 'set';
  return { code: 'a1b2', name: 'F', type, custom: true, options: hasOptions ? options : [] };
}

function world(type: string, isNested: boolean): { schema: TableSchema; facts: WriteFacts } {
  const field = fieldOf(type);
  const lookups = new Map([['users', users] as const]);
  const entry = isNested ? deals : leads;
  const columns = customColumns([field], isNested ? 'nested' : 'root', lookups);
  const schema: TableSchema = { entry, sources: [entry.source], parameters: {}, columns };
  return {
    schema: { ...schema, columns: withNames(schema) },
    facts: {
      fields: new Map([[field.code, field]]),
      required: [],
      pipelineOfStage: new Map(),
      currencies: [],
      names: new Map(),
    },
  };
}

function bodyFor(
  values: Readonly<Record<string, Value>>,
  type: string,
  isNested: boolean,
  current?: JsonObject,
) {
  const { schema, facts } = world(type, isNested);
  const change = { table: schema.entry.name, kind: 'update', key: 1, values } as const;
  const cells = cellsOf(change, schema, { row: 'Row', facts });
  return { ...bodyOf(cells, schema, current, 'Row'), schema };
}

describe.each(['v2', 'v1'])('in the shape of %s', (version) => {
  const isNested = version === 'v2';

  test.each(Object.keys(types))('a value of the type %s is read as it was written', (type) => {
    fc.assert(
      fc.property(types[type]!, (values) => {
        const { body, schema } = bodyFor(values, type, isNested);
        // What travels is JSON, and Pipedrive shows what it was given.
        const item = JSON.parse(JSON.stringify(body)) as JsonObject;
        for (const [name, value] of Object.entries(values)) {
          const column = schema.columns.find((one) => one.name === name)!;
          expect(column.decode(item)).toEqual(Object.is(value, -0) ? 0 : value);
        }
      }),
    );
  });

  test.each(Object.keys(types))('what a row of the type %s has already is not sent', (type) => {
    fc.assert(
      fc.property(types[type]!, (values) => {
        const { body } = bodyFor(values, type, isNested);
        const current = JSON.parse(JSON.stringify(body)) as JsonObject;
        expect(bodyFor(values, type, isNested, current)).toMatchObject({ body: {}, columns: [] });
      }),
    );
  });

  test.each(Object.keys(types))('a value of the type %s is cleared with null', (type) => {
    fc.assert(
      fc.property(types[type]!, (values) => {
        const current = bodyFor(values, type, isNested).body;
        const empty = Object.fromEntries(Object.keys(values).map((name) => [name, null]));
        const { body } = bodyFor(empty, type, isNested, current);
        expect(body).toEqual(isNested ? { custom_fields: { a1b2: null } } : { a1b2: null });
      }),
    );
  });
});
