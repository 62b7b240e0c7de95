import fc from 'fast-check';
import { textRange } from '../../../../src/query/engine/text-range';

const start = Date.parse('2026-01-30T22:00:00Z');
const whole = (seconds: number) =>
  new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z');
const instants = fc.integer({ min: 0, max: 300_000 }).map(whole);
const texts = fc.oneof(
  instants,
  fc
    .tuple(
      instants,
      fc.constantFrom(10, 13, 16, 19),
      fc.constantFrom('', ' ', '.5Z', 'Z', 'a', 'T1'),
    )
    .map(([text, length, tail]) => text.slice(0, length) + tail),
  fc.string(),
);
const comparisons = {
  from: (value: string, text: string) => value >= text,
  after: (value: string, text: string) => value > text,
  until: (value: string, text: string) => value <= text,
  before: (value: string, text: string) => value < text,
} as const;
const operators = fc.constantFrom('from', 'after', 'until', 'before');
const bounds = {
  'on-or-after': (value: string, instant: string) => Date.parse(value) >= Date.parse(instant),
  before: (value: string, instant: string) => Date.parse(value) < Date.parse(instant),
  'on-or-before': (value: string, instant: string) => Date.parse(value) <= Date.parse(instant),
};

test('a range of instants holds what the comparison of texts does, and nothing else where it says so', () => {
  fc.assert(
    fc.property(operators, texts, instants, (operator, text, value) => {
      const range = textRange(operator, text);
      if (!range) return;
      const passes = comparisons[operator](value, text);
      const within = bounds[range.operator as keyof typeof bounds](value, range.instant);
      expect(within || !passes).toBe(true);
      if (range.exact) expect(within).toBe(passes);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [
    'after',
    '2026-01-31',
    { operator: 'on-or-after', instant: '2026-01-31T00:00:00Z', exact: true },
  ],
  ['until', '2026-01-31', { operator: 'before', instant: '2026-01-31T00:00:00Z', exact: true }],
  ['before', '2026-01-31 10', { operator: 'before', instant: '2026-01-31T00:00:00Z' }],
  ['until', '2026-01-31T10:00:00Z', { operator: 'on-or-before', exact: true }],
  ['after', '2026-01-31T10:00:00Z', { operator: 'on-or-after', exact: false }],
] as const)('%s %s is a range', (operator, text, range) => {
  expect(textRange(operator, text)).toMatchObject(range);
});

test.each(['2026-02-30', 'never', '', '2026'])('%j is no instant', (text) => {
  expect(textRange('from', text)).toBeUndefined();
});
