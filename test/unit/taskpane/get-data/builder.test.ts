import fc from 'fast-check';
import type { Query } from '../../../../src/query/query';
import {
  builtQuery,
  choose,
  moveColumn,
  openBuilder,
  withItem,
} from '../../../../src/taskpane/get-data/builder';
import { aColumn, aSchema } from './a-schema';

const schema = aSchema([
  aColumn('Id', { type: 'integer' }),
  aColumn('Title', { selected: true }),
  aColumn('Value', { type: 'money', selected: true }),
  aColumn('Stage'),
]);
const parse = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined);

test('a table opens with the columns most people want, those first', () => {
  const { builder, vanished } = openBuilder(schema);
  expect(builder.order).toEqual(['Title', 'Value', 'Id', 'Stage']);
  expect([...builder.chosen]).toEqual(['Title', 'Value']);
  expect(vanished).toEqual([]);
});

test('a table whose catalogue prefers nothing opens with all columns', () => {
  const { builder } = openBuilder(aSchema([aColumn('A'), aColumn('B')]));
  expect([...builder.chosen]).toEqual(['A', 'B']);
});

test('the query used last comes back, in its order', () => {
  const query: Query = {
    table: 'Deals',
    columns: ['Stage', 'Title'],
    filters: [{ column: 'Value', operator: 'at-least', values: ['10'] }],
    sort: [{ column: 'Title', descending: true }],
    limit: 50,
  };
  expect(builtQuery('Deals', openBuilder(schema, query).builder, parse)).toEqual(query);
});

test('columns that no longer exist are taken out everywhere and named once', () => {
  const { builder, vanished } = openBuilder(schema, {
    table: 'Deals',
    columns: ['Title', 'Gone'],
    filters: [
      { column: 'Gone', operator: 'empty', values: [] },
      { column: 'Lost', operator: 'empty', values: [] },
    ],
    sort: [{ column: 'Gone' }],
  });
  expect(builder.filters).toEqual([]);
  expect(builder.sort).toEqual([]);
  expect([...builder.chosen]).toEqual(['Title']);
  expect(vanished).toEqual(['Gone', 'Lost']);
});

test('a query needs a column and a limit above 0', () => {
  const { builder } = openBuilder(schema);
  const none = choose(builder, builder.order, false);
  expect(() => builtQuery('Deals', none, parse)).toThrow('Choose at least one column.');
  for (const limit of ['0', '-5', 'ten'])
    expect(() => builtQuery('Deals', { ...builder, limit }, parse)).toThrow('whole number above 0');
});

test('moving a column never loses one, and the ends are ends', () => {
  const { builder } = openBuilder(schema);
  const moves = fc.array(
    fc.tuple(fc.constantFrom(...builder.order), fc.constantFrom<-1 | 1>(-1, 1)),
  );
  fc.assert(
    fc.property(moves, (list) => {
      const moved = list.reduce((at, [name, by]) => moveColumn(at, name, by), builder);
      expect([...moved.order].sort()).toEqual([...builder.order].sort());
    }),
  );
  expect(moveColumn(builder, 'Title', -1)).toBe(builder);
  expect(moveColumn(builder, 'Title', 1).order).toEqual(['Value', 'Title', 'Id', 'Stage']);
});

test('an edited item keeps its place, a new one goes last', () => {
  expect(withItem(['a', 'b'], 'c', 0)).toEqual(['c', 'b']);
  expect(withItem(['a', 'b'], 'c', undefined)).toEqual(['a', 'b', 'c']);
});
