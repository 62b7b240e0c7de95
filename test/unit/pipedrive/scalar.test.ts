import fc from 'fast-check';
import { asText, scalars } from '../../../src/pipedrive/scalar';

describe('scalars', () => {
  test.each([
    ['datetime', '2026-04-01T22:03:27Z', '2026-04-01T22:03:27Z'],
    ['datetime', '2020-10-14T11:30:36.551Z', '2020-10-14T11:30:36Z'],
    ['datetime', '2019-12-09 13:59:21', '2019-12-09T13:59:21Z'],
    ['datetime', '2026-04-01T22:03:27+02:00', '2026-04-01T20:03:27Z'],
    ['datetime', '', null],
    ['datetime', '0000-00-00 00:00:00', null],
    ['datetime', 'soon', 'soon'],
    ['date', '2026-04-01', '2026-04-01'],
    ['date', '2026-04-01T00:00:00Z', '2026-04-01'],
    ['date', '', null],
    ['time', '15:00:00', '15:00:00'],
    ['time', '15:00', '15:00:00'],
    ['time', '', null],
    ['integer', 5, 5],
    ['integer', '3', 3],
    ['integer', { id: 7, name: 'Maren' }, 7],
    ['integer', { value: 7, name: 'Maren' }, 7],
    ['integer', '90071992547409931', '90071992547409931'],
    ['number', '12.50', 12.5],
    ['number', '', null],
    ['number', 'twelve', 'twelve'],
    ['money', 199.98, 199.98],
    ['boolean', true, true],
    ['boolean', 0, false],
    ['boolean', '1', true],
    ['boolean', 'perhaps', 'perhaps'],
    ['text', '=1+1', '=1+1'],
    ['text', 0, '0'],
    ['text', '', null],
    ['boolean', '', null],
  ] as const)('%s %j becomes %j', (type, raw, value) => {
    expect(scalars[type](raw)).toBe(value);
  });

  test('every value but nothing is kept in some form, whatever its shape', () => {
    const types = Object.keys(scalars) as (keyof typeof scalars)[];
    const meaning = fc.oneof(fc.integer(), fc.boolean(), fc.string({ minLength: 1 }));
    const cells = fc.oneof(meaning, fc.record({ value: meaning }), fc.record({ other: meaning }));
    fc.assert(
      fc.property(fc.constantFrom(...types), cells, (type, raw) => {
        const value = scalars[type](raw);
        fc.pre(!(typeof raw === 'string' && raw.trim() === ''));
        expect(['string', 'number', 'boolean']).toContain(typeof value);
      }),
    );
  });
});

describe('asText', () => {
  test.each([
    [[{ value: 'a@x', primary: true, label: 'work' }, { value: 'b@x' }], 'a@x, b@x'],
    [[1, 2, 3], '1, 2, 3'],
    [[{ person_id: 4, primary: true }], '4'],
    [[], null],
    [{ formatted: 'x' }, '{"formatted":"x"}'],
    [null, null],
  ])('%j reads %j', (raw, text) => {
    expect(asText(raw)).toBe(text);
  });
});
