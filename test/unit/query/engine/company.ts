import type { Row, Value } from '../../../../src/core/column';
import type { EngineColumn, EngineTable } from '../../../../src/query/engine/port';

/** A table with the rows as Pipedrive has them: times with fractions of seconds. */
export interface Held {
  readonly table: EngineTable;
  readonly rows: readonly Row[];
}

const column = (name: string, type: EngineColumn['type'], more: Partial<EngineColumn> = {}) => ({
  name,
  aliases: [],
  type,
  kind: 'text',
  nullable: true,
  code: name.toLowerCase(),
  ...more,
});
const id = column('Id', 'integer', {
  nullable: false,
  filter: { is: 'ids', oneOf: 'ids' },
  sort: 'id',
});
const people = ['Maren Holtz', "Aoife O'Brien", 'Ötzi', 'Maren Holtz'];
const owners = people.map((label, index) => ({ id: String(index + 1), label }));
const ownerId = column('OwnerId', 'integer', { aliases: ['owner_id'], filter: { is: 'owner_id' } });
const updateTime = column('UpdateTime', 'datetime', {
  aliases: ['update_time'],
  filter: { atLeast: 'updated_since', before: 'updated_until' },
});

export const deals: EngineTable = {
  name: 'Deals',
  key: 'Id',
  columns: [
    id,
    column('Title', 'text'),
    ownerId,
    column('Owner', 'text', { filter: { is: 'owner_id' }, options: owners }),
    column('StageId', 'integer', { aliases: ['stage_id'], filter: { is: 'stage_id' } }),
    column('Status', 'text', {
      filter: { is: 'status', oneOf: 'status', only: ['open', 'won', 'lost'] },
      options: ['open', 'won', 'lost', 'deleted'].map((label) => ({ id: label, label })),
    }),
    column('Value', 'money'),
    column('AddTime', 'datetime', { nullable: false, sort: 'add_time' }),
    updateTime,
    column('OrgId', 'integer', { aliases: ['org_id'], filter: { is: 'org_id' } }),
    column('IsArchived', 'boolean', { filter: { is: 'archived' } }),
  ],
};

export const organizations: EngineTable = {
  name: 'Organizations',
  key: 'Id',
  columns: [
    id,
    column('Name', 'text'),
    ownerId,
    { ...updateTime, filter: { atLeast: 'updated_since' } },
  ],
};

/** A view that is read for one deal at a time. */
export const files: EngineTable = {
  name: 'DealsFiles',
  key: 'FileId',
  required: { column: 'DealId', parent: 'deal', parents: 'Deals' },
  columns: [
    column('FileId', 'integer', { nullable: false }),
    column('DealId', 'integer', { nullable: false }),
    column('Name', 'text'),
  ],
};

/** A random number below `end`, the same for the same seed (mulberry32). */
export type Random = (end: number) => number;

export function random(seed: number): Random {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * end);
  };
}

export const pick = <T>(next: Random, items: readonly T[]): T => items[next(items.length)]!;

/** An instant of January 2026, most with a fraction of a second. */
export function instant(next: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const fraction = pick(next, ['', '.000', '.700', '.999']);
  return `2026-01-${two(1 + next(6))}T${two(next(3))}:00:${two(next(3))}${fraction}Z`;
}

/** A small company: many values are equal, many are missing. */
export function company(seed: number): Held[] {
  const next = random(seed);
  const maybe = (value: Value) => (next(8) === 0 ? null : value);
  const dealRows = Array.from({ length: 240 }, (_, index): Row => {
    const owner = maybe(1 + next(4));
    return [
      index + 1,
      maybe(pick(next, ['abc', 'Abd', 'xyz', 'Zed', '7', '07', 'ä']) + pick(next, ['', '1', 'x'])),
      owner,
      owner === null ? null : people[Number(owner) - 1]!,
      maybe(1 + next(3)),
      maybe(pick(next, ['open', 'won', 'lost', 'deleted'])),
      maybe(next(3) === 0 ? next(50) : next(1000) / 10),
      instant(next),
      maybe(instant(next)),
      maybe(1 + next(50)),
      next(2) === 0,
    ];
  });
  const organizationRows = Array.from({ length: 40 }, (_, index): Row => [
    index + 1,
    maybe(pick(next, ['abc', 'Abd', 'xyz', '3'])),
    maybe(1 + next(4)),
    maybe(instant(next)),
  ]);
  const fileRows = Array.from({ length: 60 }, (_, index): Row => [
    index + 1,
    1 + next(30),
    maybe(pick(next, ['a.pdf', 'b.pdf'])),
  ]);
  return [
    { table: deals, rows: dealRows },
    { table: organizations, rows: organizationRows },
    { table: files, rows: fileRows },
  ];
}

/** A row as it is decoded: fractions of seconds are dropped. */
export function decoded({ columns }: EngineTable, row: Row): Row {
  return row.map((value, index) =>
    columns[index]!.type === 'datetime' && typeof value === 'string'
      ? value.replace(/\.\d+Z$/, 'Z')
      : value,
  );
}
