import fc from 'fast-check';
import {
  emptyDocument,
  formatDocument,
  mergeDocuments,
  nextEntry,
  parseDocument,
  type RoamingDocument,
} from '../../../src/connection/roaming-document';

const entries = fc.record({
  value: fc.option(fc.constantFrom('a', 'b', 'c')),
  changed: fc.integer({ min: 0, max: 3 }),
});
const documents: fc.Arbitrary<RoamingDocument> = fc
  .dictionary(fc.oneof(fc.constantFrom('1', '2', '__proto__', 'constructor'), fc.string()), entries)
  .map((found) => new Map(Object.entries(found)));

test('merging is the same in any order and however often', () => {
  fc.assert(
    fc.property(documents, documents, documents, (a, b, c) => {
      expect(mergeDocuments(a, b)).toEqual(mergeDocuments(b, a));
      expect(mergeDocuments(mergeDocuments(a, b), c)).toEqual(
        mergeDocuments(a, mergeDocuments(b, c)),
      );
      expect(mergeDocuments(a, a)).toEqual(a);
      expect(mergeDocuments(mergeDocuments(a, b), b)).toEqual(mergeDocuments(a, b));
      expect(mergeDocuments(a, emptyDocument)).toEqual(a);
    }),
    { numRuns: 1000 },
  );
});

test('of one setting, what changed last wins, and a deletion is a change', () => {
  const old: RoamingDocument = new Map([['1', { value: 'old', changed: 1 }]]);
  const newer: RoamingDocument = new Map([['1', { value: 'new', changed: 2 }]]);
  const deleted: RoamingDocument = new Map([['1', { value: null, changed: 3 }]]);
  expect(mergeDocuments(newer, old)).toEqual(newer);
  expect(mergeDocuments(newer, deleted)).toEqual(deleted);
  expect(mergeDocuments(deleted, old)).toEqual(deleted);
});

test('a change is later than what it replaces, on a clock that is behind too', () => {
  expect(nextEntry({ value: 'a', changed: 100 }, 'b', 5)).toEqual({ value: 'b', changed: 101 });
  expect(nextEntry({ value: 'a', changed: 100 }, null, 500)).toEqual({ value: null, changed: 500 });
  expect(nextEntry(undefined, 'b', 5)).toEqual({ value: 'b', changed: 5 });
});

test('a document comes back from its text unchanged', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(parseDocument(formatDocument(document, 0))).toEqual(document);
    }),
  );
});

test('traces of deletions are dropped after 30 days', () => {
  const document: RoamingDocument = new Map([
    ['1', { value: null, changed: 0 }],
    ['2', { value: 'a', changed: 0 }],
  ]);
  const month = 30 * 86_400_000;
  expect(parseDocument(formatDocument(document, month - 1)).size).toBe(2);
  expect([...parseDocument(formatDocument(document, month)).keys()]).toEqual(['2']);
});

test.each([
  ['roaming-newer', '{"version":2}'],
  ['roaming-damaged', ''],
  ['roaming-damaged', 'null'],
  ['roaming-damaged', '{}'],
  ['roaming-damaged', '{"version":1}'],
  ['roaming-damaged', '{"version":0,"entries":{}}'],
  ['roaming-damaged', '{"version":1,"entries":{"1":5}}'],
  ['roaming-damaged', '{"version":1,"entries":{"1":{"value":5,"changed":1}}}'],
  ['roaming-damaged', '{"version":1,"entries":{"1":{"value":"a"}}}'],
])('%s: %s', (code, text) => {
  expect(() => parseDocument(text)).toThrow(expect.objectContaining({ code }));
});
