import fc from 'fast-check';
import { tableEntry } from '../../../src/pipedrive/catalogue';
import { checkUnambiguous, distinctNames, withAliases } from '../../../src/pipedrive/column-names';
import { findColumn, type SchemaColumn, type TableSchema } from '../../../src/pipedrive/schema';

const column = (name: string, code: string, custom = false): SchemaColumn => ({
  name,
  code,
  type: 'text',
  kind: 'text',
  nullable: true,
  selected: false,
  decode: () => null,
  ...(custom ? { custom } : {}),
});

const schemaOf = (columns: readonly SchemaColumn[]): TableSchema => {
  const entry = tableEntry('Deals');
  const named = withAliases(distinctNames(columns));
  return { entry, sources: [entry.source], parameters: {}, columns: named };
};

describe('aliases', () => {
  test.each([
    ['StageId', 'stage_id', 'stage_id'],
    ['Acv', 'acv', undefined],
    ['Contract value', 'abc', 'contract_value'],
    ['Q3 Größe (m²)', 'abc', 'q3_gr_e_m'],
  ])('%s (%s) answers to %s', (name, code, alias) => {
    const { columns } = schemaOf([column(name, code)]);
    if (alias) expect(columns[0]!.aliases).toContain(alias);
    else expect(columns[0]!.aliases).toEqual([]);
  });

  test('an id keeps the key that it shares with its name', () => {
    const schema = schemaOf([column('StageId', 'stage_id'), column('Stage', 'stage_id')]);
    expect(findColumn(schema, 'stage_id')!.name).toBe('StageId');
    expect(schema.columns[1]!.aliases).toEqual([]);
  });

  test('no name or alias leads to two columns', () => {
    const word = fc.constantFrom('Region', 'region', 'Re gion', 'StageId', 'stage_id', 'a1', 'A 1');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word)), (pairs) => {
        const { columns } = schemaOf(pairs.map(([name, code]) => column(name, code)));
        const names = columns.flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases!]);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe('a name that several fields share', () => {
  const shared = schemaOf([
    column('Title', 'title'),
    column('Region', 'aaa', true),
    column('region', 'bbb', true),
    column('title', 'ccc', true),
    column('Area', 'ddd', true),
  ]);

  test('cannot be told apart: the sentence names the keys', () => {
    expect(() => checkUnambiguous(shared, 'REGION')).toThrow(
      'Deals has 2 fields called REGION. Write the key of the one you mean: aaa, bbb.',
    );
  });

  test.each(['Title', 'Area', 'region (2)', 'aaa', 'Unknown'])('%s is no such name', (name) => {
    expect(() => checkUnambiguous(shared, name)).not.toThrow();
  });
});
