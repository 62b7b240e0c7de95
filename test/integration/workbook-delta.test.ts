import fc from 'fast-check';
import type { Cell } from '../../src/core/cell';
import { zoneOffset } from '../../src/core/zone';
import { keyText, shownEncoder } from '../../src/workbook/shown-cell';
import { prepareQuery } from '../../src/workbook/query-reader';
import { readResult } from '../../src/workbook/read-result';
import type { Query } from '../../src/query/query';
import { Workbook } from '../../src/workbench/model/workbook';
import { query, WorkbookWorld } from './workbook-world';

const world = new WorkbookWorld();

beforeAll(() =>
  world.start({}, { deals: 40, persons: 30, leads: 20, activities: 20, products: 10 }),
);
afterAll(() => world.close());

/** What a colleague does, to a row that `pick` chooses among those there are. */
interface Deed {
  readonly what: string;
  readonly pick: number;
  readonly text: string;
}

type Act = (id: number | string, deed: Deed) => Promise<unknown>;

interface Kind {
  readonly path: string;
  readonly acts: Readonly<Record<string, Act>>;
  readonly create: (deed: Deed) => Promise<unknown>;
}

const v2 = (entity: string, name: string, acts: Record<string, Act> = {}): Kind => ({
  path: `api/v2/${entity}`,
  create: ({ text }) => world.api('POST', `api/v2/${entity}`, { [name]: text }),
  acts: {
    rename: (id, { text }) => world.api('PATCH', `api/v2/${entity}/${id}`, { [name]: text }),
    delete: (id) => world.api('DELETE', `api/v2/${entity}/${id}`),
    ...acts,
  },
});

/** Two records become one: Pipedrive, PUT /v1/deals/{id}/merge and its likes. */
const merge =
  (entity: string): Act =>
  async (id, { pick }) => {
    const others = (await world.raw(`api/v2/${entity}`)).map((row) => row['id']);
    const other = others[(pick + 1) % others.length];
    if (other !== id)
      await world.api('PUT', `v1/${entity}/${id}/merge`, { merge_with_id: other as number });
  };

const kinds: Record<string, Kind> = {
  Deals: v2('deals', 'title', {
    win: (id) => world.api('PATCH', `api/v2/deals/${id}`, { status: 'won' }),
    open: (id) => world.api('PATCH', `api/v2/deals/${id}`, { status: 'open' }),
    price: (id, { pick }) => world.api('PATCH', `api/v2/deals/${id}`, { value: pick }),
    archive: (id) => world.touch('deals', [Number(id)], { is_archived: true }),
    restore: (id) => world.touch('deals', [Number(id)], { is_archived: false }),
    merge: merge('deals'),
  }),
  Persons: v2('persons', 'name', { merge: merge('persons') }),
  Organizations: v2('organizations', 'name', { merge: merge('organizations') }),
  Activities: v2('activities', 'subject'),
  Products: v2('products', 'name'),
  Leads: {
    path: 'v1/leads',
    create: async ({ text }) => {
      // One of its own: the tests of organizations before may have deleted any other.
      const { id } = await world.api('POST', 'api/v2/organizations', { name: 'Has leads' });
      return world.api('POST', 'v1/leads', { title: text, organization_id: id });
    },
    acts: {
      rename: (id, { text }) => world.api('PATCH', `v1/leads/${id}`, { title: text }),
      archive: (id) => world.api('PATCH', `v1/leads/${id}`, { is_archived: true }),
      delete: (id) => world.api('DELETE', `v1/leads/${id}`),
    },
  },
};

const deed = fc.record({
  what: fc.constantFrom(
    'create',
    'rename',
    'delete',
    'merge',
    'win',
    'open',
    'price',
    'archive',
    'restore',
  ),
  pick: fc.nat(1_000),
  text: fc.constantFrom('alder', 'birch', '=cherry', '0012', 'a\nb'),
});

/** Ids of rows and archived rows, as Pipedrive lists them. */
async function ids(kind: Kind): Promise<(number | string)[]> {
  const lists = kind.path.endsWith('deals') ? [kind.path, `${kind.path}/archived`] : [kind.path];
  const rows = await Promise.all(lists.map((list) => world.raw(list)));
  return rows.flat().map(({ id }) => id as number | string);
}

async function perform(kind: Kind, deeds: readonly Deed[]): Promise<void> {
  for (const one of deeds) {
    const act = kind.acts[one.what];
    if (!act) {
      await kind.create(one);
      continue;
    }
    const known = await ids(kind);
    const id = known[one.pick % known.length];
    // What is archived or gone may refuse a change; then nothing happened.
    if (id !== undefined) await act(id, one).catch(() => undefined);
  }
}

/** The rows of a query read anew, as a sheet shows them. */
async function fresh(asked: Query, settings: object): Promise<Map<string, Cell[]>> {
  const session = world.session(settings);
  const definition = await world.refresher.queries();
  const prepared = await prepareQuery(
    { ...definition.queries[0]!.definition, sql: await world.sql(asked) },
    world.ports.engine,
    session,
    {},
    {},
  );
  const { rows, columns } = await readResult(prepared, session, {});
  const encoders = columns.map((column) => shownEncoder(column, zoneOffset('UTC')));
  return new Map(
    rows.map((row) => [keyText(row[0]), row.map((value, index) => encoders[index]!(value))]),
  );
}

const shown = (name: string) =>
  new Map(world.rows(name).map((row) => [keyText(row[0]), row] as const));

const cases: [string, Query, object][] = [
  ['all deals', query('Deals', ['Id', 'Title', 'Value', 'Status', 'Stage', 'UpdateTime']), {}],
  [
    'deals that Pipedrive filters',
    query('Deals', ['Id', 'Title', 'Status'], {
      filters: [{ column: 'Status', operator: 'is', values: ['open'] }],
    }),
    {},
  ],
  [
    'deals that are filtered here',
    query('Deals', ['Id', 'Value'], {
      filters: [{ column: 'Title', operator: 'contains', values: ['r'] }],
    }),
    {},
  ],
  [
    'deals with archived ones',
    query('Deals', ['Id', 'Title', 'IsArchived']),
    { includeArchived: true },
  ],
  ['deals with deleted ones', query('Deals', ['Id', 'Title', 'Status']), { includeDeleted: true }],
  ['persons', query('Persons', ['Id', 'Name', 'Owner', 'OrgId']), {}],
  ['organizations', query('Organizations', ['Id', 'Name', 'Owner']), {}],
  ['activities', query('Activities', ['Id', 'Subject', 'Done']), {}],
  ['products', query('Products', ['Id', 'Name']), {}],
  ['leads', query('Leads', ['Id', 'Title']), {}],
];

test.each(cases)('deltas of %s add up to a full read', async (_, asked, settings) => {
  const kind = kinds[asked.table]!;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        world.reopen(new Workbook(), settings);
        const always = { deltas: 0, hours: 1e6 };
        const never = { deltas: 1e6, hours: 1e6 };
        Object.assign(world.ports, { policy: { reconcile: never, sweep: always } });
        const { id } = await world.import(asked);
        for (const deeds of rounds) {
          await perform(kind, deeds);
          const { kind: how } = await world.refresher.refresh(id);
          expect(how).toBe('delta');
          expect(shown(asked.table)).toEqual(await fresh(asked, settings));
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('the new name of a linked person reaches the deals that show it', async () => {
  world.reopen(new Workbook());
  const person = await world.api('POST', 'api/v2/persons', { name: 'Maiden' });
  const deal = await world.api('POST', 'api/v2/deals', { title: 'Linked', person_id: person.id });
  const { id } = await world.import(query('Deals', ['Id', 'Person']));
  expect(shown('Deals').get(keyText(deal.id))![1]).toBe('Maiden');
  await world.api('PATCH', `api/v2/persons/${person.id}`, { name: 'Married' });
  // Names are kept for five minutes, but not from whoever asks for all rows.
  world.clock.time += 60_000;
  await world.refresher.refresh(id, { full: true });
  expect(shown('Deals').get(keyText(deal.id))![1]).toBe('Married');
  await world.api('PATCH', `api/v2/persons/${person.id}`, { name: 'Widowed' });
  world.reopen(world.workbook);
  await world.refresher.refresh(id);
  expect(shown('Deals').get(keyText(deal.id))![1]).toBe('Widowed');
});
