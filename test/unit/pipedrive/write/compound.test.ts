import * as fc from 'fast-check';
import { compounds } from '../../../../src/pipedrive/write/compound';

const parts = (values: Readonly<Record<string, unknown>>) => new Map(Object.entries(values));

describe('money', () => {
  test('keeps the part that is not written', () => {
    const now = { value: 5, currency: 'EUR' };
    expect(compounds.money(parts({ value: 6 }), now)).toEqual({
      value: { value: 6, currency: 'EUR' },
    });
    expect(compounds.money(parts({ currency: 'USD' }), now)).toEqual({
      value: { value: 5, currency: 'USD' },
    });
  });

  test('is cleared with its amount, and lacks what is not there', () => {
    expect(compounds.money(parts({ value: null }), { value: 5, currency: 'EUR' })).toEqual({
      value: null,
    });
    expect(compounds.money(parts({ value: 5 }), undefined)).toEqual({ lacks: 'currency' });
    expect(compounds.money(parts({ currency: 'EUR' }), undefined)).toEqual({ lacks: 'value' });
    expect(compounds.money(parts({ amount: 5, currency: 'EUR' }), null)).toEqual({
      value: { amount: 5, currency: 'EUR' },
    });
  });
});

describe('a range', () => {
  test('of days may stay open where it was, and of hours may not', () => {
    const open = { value: '2026-01-01', until: null };
    expect(compounds.days(parts({ value: '2026-02-01' }), open)).toEqual({
      value: { value: '2026-02-01', until: null },
    });
    expect(compounds.days(parts({ value: '2026-02-01' }), undefined)).toEqual({ lacks: 'until' });
    expect(compounds.hours(parts({ value: '08:00:00', until: null }), undefined)).toEqual({
      lacks: 'until',
    });
  });

  test('of hours keeps its zone, and a zone by name replaces the number', () => {
    const now = { value: '08:00:00', until: '09:00:00', timezone_id: 3, timezone_name: 'A/B' };
    expect(compounds.hours(parts({ value: '07:00:00' }), now)).toEqual({
      value: { ...now, value: '07:00:00' },
    });
    expect(compounds.hours(parts({ timezone_name: 'UTC' }), now)).toEqual({
      value: { value: '08:00:00', until: '09:00:00', timezone_name: 'UTC' },
    });
  });
});

test('a new address text drops the parts of the old one', () => {
  const now = { value: 'Old 1', route: 'Old', locality: 'Kiel', formatted_address: 'Old 1, Kiel' };
  expect(compounds.address(parts({ value: 'New 2' }), now)).toEqual({ value: { value: 'New 2' } });
  expect(compounds.address(parts({ locality: 'Bonn' }), now)).toEqual({
    value: { value: 'Old 1', route: 'Old', locality: 'Bonn' },
  });
});

describe('addresses of a contact', () => {
  const address = fc.constantFrom('a@x', 'b@x', 'c@x', 'd@x');
  const entry = fc.record({
    value: address,
    label: fc.constantFrom('home', 'work', ''),
    primary: fc.boolean(),
  });
  const current = fc.uniqueArray(entry, { selector: ({ value }) => value });

  interface Entry {
    readonly value: string;
    readonly label: string;
    readonly primary: boolean;
  }
  const result = (given: Readonly<Record<string, unknown>>, now: unknown) => {
    const whole = compounds.contacts(parts(given), now);
    return ('value' in whole ? whole.value : []) as readonly Entry[];
  };

  test('are those that are written, with one primary one, and keep their labels', () => {
    fc.assert(
      fc.property(fc.uniqueArray(address), current, (all, now) => {
        const entries = result({ value: all }, now);
        expect(entries.map(({ value }) => value)).toEqual(all);
        expect(entries.filter(({ primary }) => primary)).toHaveLength(Math.min(1, all.length));
        for (const { value, label } of entries)
          expect(label).toBe(now.find((one) => one.value === value)?.label ?? 'work');
      }),
    );
  });

  test('lose none but the primary one that another one replaces', () => {
    fc.assert(
      fc.property(address, current, (primary, now) => {
        const entries = result({ primary }, now);
        expect(entries.filter((one) => one.primary).map(({ value }) => value)).toEqual([primary]);
        const main = now.find((one) => one.primary) ?? now[0];
        const kept = now.map(({ value }) => value).filter((value) => value !== main?.value);
        expect(entries.map(({ value }) => value)).toEqual(expect.arrayContaining(kept));
      }),
    );
  });
});

test('prices beyond the first stay, and a price needs a currency', () => {
  const now = [
    { product_id: 1, price: 5, currency: 'EUR', cost: 2, direct_cost: null, notes: '' },
    { product_id: 1, price: 6, currency: 'USD', cost: 0, direct_cost: null, notes: '' },
  ];
  expect(compounds.prices(parts({ price: 7 }), now)).toEqual({
    value: [
      { price: 7, currency: 'EUR', cost: 2, notes: '' },
      { price: 6, currency: 'USD', cost: 0, notes: '' },
    ],
  });
  expect(compounds.prices(parts({ price: 7 }), [])).toEqual({ lacks: 'currency' });
});
