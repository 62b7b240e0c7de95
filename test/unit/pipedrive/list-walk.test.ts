import fc from 'fast-check';
import type { Source } from '../../../src/pipedrive/catalogue/entry';
import { ListWalk } from '../../../src/pipedrive/list-walk';
import { newTally } from '../../../src/pipedrive/read-tally';
import { cursorSource, offsetSource, range, ScriptedList } from './scripted-list';

/** Walks to the end. `items` and `again` in the order in which they came. */
async function walkThrough(list: ScriptedList, source: Source, limit: number) {
  const tally = newTally();
  const spent: number[] = [];
  const allow = (cost: number) => void spent.push(cost);
  const walk = new ListWalk(list, { source, query: {}, limit, tally, allow });
  const items: number[] = [];
  const again: number[] = [];
  while (!walk.ended) {
    const page = await walk.next();
    items.push(...page.items.map(({ id }) => Number(id)));
    again.push(...page.again.map(({ id }) => Number(id)));
    expect(page.last).toBe(walk.ended);
  }
  return { items, again, tally, spent };
}

describe.each([
  ['a cursor', cursorSource],
  ['an offset', offsetSource],
] as const)('a list paged by %s', (_, source) => {
  test('gives every row once and in order, whatever the size of its pages', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 25 }), async (length, limit) => {
        const ids = range(1, length);
        const { items, tally } = await walkThrough(new ScriptedList(ids), source, limit);
        expect(items).toEqual(ids);
        expect(tally).toEqual(newTally());
      }),
    ));

  test('has each of its requests allowed first, those made twice too', async () => {
    const list = new ScriptedList(range(1, 25));
    list.bend = (body, nth) => (nth === 2 ? { ...body, data: [] } : body);
    const { spent } = await walkThrough(list, source, 10);
    expect(spent).toHaveLength(list.asked.length);
  });

  test('a page shorter than promised is read again, and its rows are there', async () => {
    const list = new ScriptedList(range(1, 25));
    list.bend = (body, nth) =>
      nth === 2 ? { ...body, data: (body['data'] as unknown[]).slice(0, 4) } : body;
    const { items, tally } = await walkThrough(list, source, 10);
    expect(new Set(items)).toEqual(new Set(range(1, 25)));
    expect(tally).toMatchObject({ rereads: 1, shortPages: 0, gaps: 0 });
  });

  test('pages that are always short are counted, and only the first is read twice', async () => {
    const list = new ScriptedList(range(1, 45));
    const hidden = (item: { id?: unknown }) => Number(item.id) % 10 !== 5;
    list.bend = (body) => ({ ...body, data: (body['data'] as { id: number }[]).filter(hidden) });
    const { items, tally } = await walkThrough(list, source, 10);
    expect(items).toEqual(range(1, 45).filter((id) => hidden({ id })));
    expect(tally.rereads).toBe(1);
    expect(tally.shortPages).toBe(4);
  });
});

describe('a list that leads back to a page already read', () => {
  const led = (again: (nth: number) => boolean) => {
    const list = new ScriptedList(range(1, 35));
    list.bend = (body, nth) =>
      again(nth) ? { ...body, additional_data: { next_cursor: '11' } } : body;
    return walkThrough(list, cursorSource, 10);
  };

  test('is asked once more, and goes on where it then leads', async () => {
    const { items, tally } = await led((nth) => nth === 3);
    expect(items).toEqual(range(1, 35));
    expect(tally.rereads).toBe(1);
  });

  test('is not followed when it does so twice', async () => {
    await expect(led((nth) => nth >= 3)).rejects.toMatchObject({ code: 'read-inconsistent' });
  });
});

describe('a list paged by offsets whose rows move while it is read', () => {
  test('loses none that stays, whichever rows vanish or come at whatever moment', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 2, max: 4 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }),
        fc.uniqueArray(fc.integer({ min: 100, max: 120 }), { maxLength: 5 }),
        async (limit, moment, vanishing, coming) => {
          const list = new ScriptedList(range(1, 60));
          list.before = (nth) => {
            if (nth !== moment) return;
            list.ids = [...coming, ...list.ids.filter((id) => !vanishing.includes(id))];
          };
          const { items, again, tally } = await walkThrough(list, offsetSource, limit);
          const there = new Set([...items, ...again]);
          const missing = range(1, 60).filter((id) => !vanishing.includes(id) && !there.has(id));
          // A page is read again once; where that does not help, it is said.
          if (tally.gaps === 0) expect(missing).toEqual([]);
        },
      ),
      { numRuns: 300 },
    ));

  test('is mended by reading the page before again', async () => {
    const list = new ScriptedList(range(1, 30));
    list.before = (nth) => {
      if (nth === 2) list.ids = list.ids.filter((id) => ![2, 3, 4].includes(id));
    };
    const { items, again, tally } = await walkThrough(list, offsetSource, 10);
    expect(new Set([...items, ...again])).toEqual(new Set(range(1, 30)));
    expect(tally).toMatchObject({ rereads: 1, gaps: 0 });
  });

  test('is reported where its pages join at no try', async () => {
    const list = new ScriptedList(range(1, 40));
    let turn = 0;
    list.before = () => {
      turn++;
      list.ids = range(1, 40).map((id) => ((id + turn * 17) % 40) + 1);
    };
    const { tally } = await walkThrough(list, offsetSource, 10);
    expect(tally.gaps).toBeGreaterThan(0);
    expect(tally.rereads).toBeLessThanOrEqual(2);
  });
});
