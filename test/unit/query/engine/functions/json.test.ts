import fc from 'fast-check';
import { select, type Json } from '../../../../../src/query/engine/functions/json-path';
import { call } from './call';

const document = JSON.stringify({
  deal: { value: 7 },
  items: [{ price: 1 }, { price: 2.5 }, { price: 'free' }, { name: 'x' }],
  list: [1, 2, 3, 4, 5],
  'a key': [10],
});

describe('JSON functions', () => {
  test.each([
    ['JSON_SUM', '$.items[*].price', 3.5],
    ['JSON_COUNT', '$.items[x].price', 3],
    ['JSON_COUNT', '$.items', 4],
    ['JSON_COUNT', '$.nothing', 0],
    ['JSON_SUM', '$.nothing', null],
    ['JSON_AVG', '$.list[3..]', 4.5],
    ['JSON_MAX', '$.list[..3]', 4],
    ['JSON_MIN', '$.list[1..2]', 2],
    ['JSON_SUM', '$.list[0]', 1],
    ['JSON_SUM', '$["a key"][0]', 10],
    ['JSON_SUM', "$['a key']", 10],
    ['JSON_SUM', '$.deal.value', 7],
    ['JSON_MAX', '$.deal.*', 7],
    ['JSON_COUNT', '$', 1],
    ['JSON_COUNT', '$.constructor', 0],
  ])('%s at %s is %s', (name, path, result) => {
    expect(call(name, document, path)).toBe(result);
  });

  test('a range selects what slicing gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(5), fc.nat(5), (list, from, to) => {
        const json: Json = { list };
        expect(select(json, `$.list[${from}..${to}]`)).toEqual(list.slice(from, to + 1));
      }),
    );
  });

  test.each(['items', '$.', '$.a[', '$.a[b]', '$..a'])('%s is named as no path', (path) => {
    expect(() => call('JSON_SUM', document, path)).toThrow('it takes a path such as');
  });

  test('a text that is no JSON is named, but not all of it', () => {
    expect(() => call('JSON_SUM', `{${'x'.repeat(500)}`, '$')).toThrow(
      /^JSON_SUM.{0,60}is not JSON/,
    );
  });
});
