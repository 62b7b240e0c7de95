import { itemsOf, nextCursor, nextStart } from '../../../src/pipedrive/envelope';

describe('itemsOf', () => {
  test('rows are the members of data', () => {
    expect(itemsOf({ data: [{ id: 1 }, null, { id: 2 }] })).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('null means no rows', () => {
    expect(itemsOf({ data: null })).toEqual([]);
  });

  test('an object is one row', () => {
    expect(itemsOf({ data: { id: 1 } })).toEqual([{ id: 1 }]);
  });

  test.each([{}, { data: 'no' }])('%j is not a list', (body) => {
    expect(() => itemsOf(body)).toThrow(expect.objectContaining({ code: 'answer-not-json' }));
  });
});

describe('nextCursor', () => {
  test.each([
    [{ additional_data: { next_cursor: 'abc' } }, 'abc'],
    [{ additional_data: { next_cursor: null } }, undefined],
    [{ additional_data: {} }, undefined],
    [{ additional_data: null }, undefined],
    [{}, undefined],
  ])('of %j is %s', (body, cursor) => {
    expect(nextCursor(body)).toBe(cursor);
  });
});

describe('nextStart', () => {
  const more = { start: 200, limit: 100, more_items_in_collection: true };

  test.each([
    ['within pagination', { pagination: { ...more, next_start: 300 } }, 300],
    ['within pagination, without next_start', { pagination: more }, 300],
    ['flat', more, 300],
    ['at the end', { ...more, more_items_in_collection: false }, undefined],
    ['at the end within pagination', { pagination: { start: 0, limit: 100 } }, undefined],
  ])('%s', (_name, additional, start) => {
    expect(nextStart({ additional_data: additional })).toBe(start);
  });
});
