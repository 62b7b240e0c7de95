import fc from 'fast-check';
import { defaultFormat, formatWith, type Format } from '../../../../src/workbench/model/format';
import { FormatRuns } from '../../../../src/workbench/model/format-runs';

const size = 40;
const formats = ['General', '0', '@'].map((numberFormat) =>
  formatWith(defaultFormat, { numberFormat }),
);
const span = fc
  .tuple(fc.nat(size - 1), fc.nat(size - 1))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const step = fc.oneof(
  fc.record({ kind: fc.constant('apply' as const), span, format: fc.constantFrom(...formats) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(size - 1),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.nat(size - 1),
    count: fc.integer({ min: 1, max: 5 }),
  }),
);

test('runs hold what an array of formats would hold, whatever happens to rows', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const runs = new FormatRuns();
      const plain: Format[] = new Array<Format>(200).fill(defaultFormat);
      for (const one of steps) {
        if (one.kind === 'apply') {
          runs.apply(one.span[0], one.span[1], () => one.format);
          plain.fill(one.format, one.span[0], one.span[1] + 1);
        } else if (one.kind === 'insert') {
          runs.insert(one.at, one.count);
          const above = one.at > 0 ? plain[one.at - 1]! : defaultFormat;
          plain.splice(one.at, 0, ...new Array<Format>(one.count).fill(above));
        } else {
          runs.delete(one.at, one.count);
          plain.splice(one.at, one.count);
        }
      }
      const read = Array.from({ length: 120 }, (_, row) => runs.at(row).numberFormat);
      expect(read).toEqual(plain.slice(0, 120).map((format) => format.numberFormat));
      for (const [index, run] of runs.runs.entries()) {
        expect(run.top).toBeLessThanOrEqual(run.bottom);
        expect(runs.runs[index - 1]?.bottom ?? -1).toBeLessThan(run.top);
      }
    }),
  );
});

test('equal formats are one object and their runs one run', () => {
  const runs = new FormatRuns();
  for (let row = 0; row < 100; row++) {
    runs.apply(row, row, (format) => formatWith(format, { numberFormat: '0' }));
  }
  expect(runs.runs).toHaveLength(1);
});
