import { customColumns } from '../../../src/pipedrive/custom-columns';
import type { Field } from '../../../src/pipedrive/fields';
import { distinctNames } from '../../../src/pipedrive/column-names';

const field = (name: string, type: string, code = 'hash'): Field => ({
  code,
  name,
  type,
  custom: true,
  options: [
    { id: '1', label: 'Annual' },
    { id: '2', label: 'Pilot' },
  ],
});

const lookups = new Map([['users' as const, [{ id: '7', label: 'Mari Kask' }]]]);

/** Columns of one field, with what they read from a v2 and from a v1 row. */
function read(type: string, v2: unknown, v1: Record<string, unknown>) {
  const nested = customColumns([field('Field', type)], 'nested', lookups);
  const root = customColumns([field('Field', type)], 'root', lookups);
  return {
    names: nested.map(({ name }) => name),
    v2: nested.map(({ decode }) => decode({ custom_fields: { hash: v2 } })),
    v1: root.map(({ decode }) => decode(v1)),
  };
}

describe('customColumns', () => {
  test.each(['varchar', 'varchar_auto', 'text', 'phone'])('%s is text', (type) => {
    expect(read(type, '+1', { hash: '+1' })).toEqual({ names: ['Field'], v2: ['+1'], v1: ['+1'] });
  });

  test('money has its currency in a column of its own', () => {
    const v2 = { value: 12.5, currency: 'EUR' };
    expect(read('monetary', v2, { hash: '12.5', hash_currency: 'EUR' })).toEqual({
      names: ['Field', 'Field currency'],
      v2: [12.5, 'EUR'],
      v1: [12.5, 'EUR'],
    });
  });

  test('options are shown by their labels', () => {
    expect(read('enum', 2, { hash: '2' })).toMatchObject({ v2: ['Pilot'], v1: ['Pilot'] });
    expect(read('set', [1, 2], { hash: '1,2' })).toMatchObject({
      v2: ['Annual, Pilot'],
      v1: ['Annual, Pilot'],
    });
  });

  test('a range of dates has its end in a column of its own', () => {
    const v2 = { value: '2026-01-01', until: '2026-02-01' };
    expect(read('daterange', v2, { hash: '2026-01-01', hash_until: '2026-02-01' })).toEqual({
      names: ['Field', 'Field until'],
      v2: ['2026-01-01', '2026-02-01'],
      v1: ['2026-01-01', '2026-02-01'],
    });
  });

  test('a range of times has its end and its zone in columns of their own', () => {
    const v2 = { value: '09:00:00', until: '10:00:00', timezone_id: 1, timezone_name: 'UTC' };
    expect(read('timerange', v2, { hash: '09:00:00', hash_until: '10:00:00' })).toEqual({
      names: ['Field', 'Field until', 'Field time zone'],
      v2: ['09:00:00', '10:00:00', 'UTC'],
      v1: ['09:00:00', '10:00:00', null],
    });
  });

  test('an address is text with its parts beside it', () => {
    const { names, v2, v1 } = read(
      'address',
      { value: 'Main St 1, Berlin', locality: 'Berlin' },
      { hash: 'Main St 1, Berlin', hash_locality: 'Berlin' },
    );
    const city = names.indexOf('Field city');
    expect([v2[0], v2[city]]).toEqual(['Main St 1, Berlin', 'Berlin']);
    expect([v1[0], v1[city]]).toEqual(['Main St 1, Berlin', 'Berlin']);
  });

  test('a user is shown by name, one who is gone by id', () => {
    expect(read('user', 7, { hash: '7' })).toMatchObject({ v2: ['Mari Kask'], v1: ['Mari Kask'] });
    expect(read('user', 8, { hash: 8 })).toMatchObject({ v2: ['8'], v1: ['8'] });
  });

  test.each(['org', 'people'])('%s is the id, beside a column for the name of that id', (type) => {
    const both = { v2: [7, 7], v1: [7, 7] };
    expect(read(type, 7, { hash: { id: 7, name: 'x' } })).toMatchObject(both);
  });

  test('a type that Pipedrive adds one day is text', () => {
    expect(read('mood', { value: 'good' }, { hash: 'good' })).toMatchObject({
      v2: ['good'],
      v1: ['good'],
    });
  });

  test.each([null, undefined])('an unset value (%s) is null in every column', (unset) => {
    for (const type of ['varchar', 'monetary', 'enum', 'timerange', 'address', 'user']) {
      const { v2, v1 } = read(type, unset, {});
      expect([...v2, ...v1].every((value) => value === null)).toBe(true);
    }
  });

  test("Pipedrive's own fields are left to the catalogue", () => {
    expect(
      customColumns([{ ...field('Title', 'varchar'), custom: false }], 'nested', lookups),
    ).toEqual([]);
  });
});

test('columns of one name are told apart, whatever the case, and an own column keeps its name', () => {
  const fields = ['Title', 'Region', 'region', 'Region'].map((name, index) =>
    field(name, 'varchar', `hash${index}`),
  );
  const columns = customColumns(fields, 'nested', lookups);
  expect(distinctNames(columns).map(({ name }) => name)).toEqual([
    'Title',
    'Region',
    'region (2)',
    'Region (3)',
  ]);
});
