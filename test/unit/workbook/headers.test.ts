import fc from 'fast-check';
import { headers } from '../../../src/workbook/headers';

test('two columns of one name are told apart, whatever the case', () => {
  expect(headers(['Region', 'region', 'REGION'])).toEqual(['Region', 'region (2)', 'REGION (3)']);
});

test('a header that starts like a formula stays text', () => {
  expect(headers(['=Sum', '+1'])).toEqual(["'=Sum", "'+1"]);
});

test('a column without a name gets one, because Excel would invent one', () => {
  expect(headers(['', '  '])).toEqual(['Column', 'Column (2)']);
});

test('headers are always unique, never empty and never longer than Excel allows', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('A', 'a', 'A (2)', 'x'.repeat(300)));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const made = headers(names).map((header) => header.replace(/^'/, ''));
      expect(new Set(made.map((header) => header.toLowerCase())).size).toBe(names.length);
      for (const header of made) expect(header.length).toBeLessThanOrEqual(255);
    }),
  );
});
