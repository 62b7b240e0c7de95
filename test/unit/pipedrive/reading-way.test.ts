import { tableEntry } from '../../../src/pipedrive/catalogue';
import { readingWay } from '../../../src/pipedrive/reading-way';
import type { SchemaColumn, TableSchema } from '../../../src/pipedrive/schema';

/** The schema of a table in a company without custom fields. */
function schemaOf(name: string, change: Partial<TableSchema> = {}): TableSchema {
  const entry = tableEntry(name);
  const columns = entry.columns.map((column): SchemaColumn => ({
    ...column,
    kind: column.kind ?? 'text',
    nullable: column.nullable ?? true,
    selected: column.selected ?? false,
    include: column.include ? column.code : '',
    decode: () => null,
    options: [],
  }));
  return { entry, sources: [entry.source], parameters: {}, columns, ...change };
}

function way(
  name: string,
  estimate: number | undefined,
  parameters: Record<string, string> = {},
  change: Partial<TableSchema> = {},
) {
  const schema = schemaOf(name, change);
  return readingWay({ schema, source: schema.sources[0]!, parameters, limit: 500, estimate });
}

describe('readingWay', () => {
  test('divides long tables by values that the API fixes and never leaves empty', () => {
    expect(way('Deals', 20_000)).toMatchObject({
      parts: [{ status: 'open' }, { status: 'won' }, { status: 'lost' }],
      streams: 6,
      isLong: true,
    });
    expect(way('Activities', 20_000)).toMatchObject({
      parts: [{ done: 'true' }, { done: 'false' }],
      streams: 4,
    });
  });

  test('makes a part of the deleted deals too where they are wanted', () => {
    const parameters = { status: 'open,won,lost,deleted' };
    expect(way('Deals', 20_000, {}, { parameters }).parts).toContainEqual({ status: 'deleted' });
  });

  test('never divides by what can be empty or may be hidden: stages, owners, update times', () => {
    for (const name of ['Deals', 'Activities', 'Persons', 'Organizations', 'Products']) {
      const names = way(name, 1_000_000).parts.flatMap((part) => Object.keys(part));
      expect(names.filter((one) => !['status', 'done'].includes(one))).toEqual([]);
    }
  });

  test('reads tables that nothing divides from both ends', () => {
    for (const name of ['Persons', 'Organizations', 'Products'])
      expect(way(name, 20_000)).toMatchObject({ parts: [{}], streams: 2, isLong: true });
  });

  test('begins with a single page where a filter may leave little', () => {
    expect(way('Deals', 20_000, { owner_id: '3' })).toMatchObject({ parts: [{}], isLong: false });
    expect(way('Deals', undefined)).toMatchObject({ parts: [{}], isLong: false });
  });

  test.each([
    [24, 6],
    [23, 2],
    [4, 2],
    [3, 1],
    [0, 1],
  ])(
    'of a table of %i pages reads %i at the same time: no more may be wasted',
    (pages, streams) => {
      expect(way('Deals', pages * 500).streams).toBe(streams);
    },
  );

  test.each([
    ['Leads', {}],
    ['Notes', {}],
    ['Users', {}],
    ['Stages', {}],
    ['Deals', { ids: '1,2' }],
    ['Deals', { sort_by: 'add_time', sort_direction: 'desc' }],
  ])('reads %s with %j page after page', (name, parameters) => {
    expect(way(name, 20_000, parameters)).toMatchObject({ parts: [{}], streams: 1 });
    expect('key' in way(name, 20_000, parameters)).toBe(false);
  });
});
