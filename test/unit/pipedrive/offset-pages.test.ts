import fc from 'fast-check';
import { allAtOnce } from '../../../src/pipedrive/many-pages';
import { OffsetPages } from '../../../src/pipedrive/offset-pages';
import { newTally } from '../../../src/pipedrive/read-tally';
import { offsetSource, range, ScriptedList } from './scripted-list';

async function readAll(list: ScriptedList, limit: number) {
  const tally = newTally();
  const request = { source: offsetSource, query: {}, limit, tally };
  const pages = new Map<number, number[]>();
  const again: number[] = [];
  for await (const { page } of allAtOnce([new OffsetPages(list, request)], {})) {
    pages.set(
      page.number,
      page.items.map(({ id }) => Number(id)),
    );
    again.push(...page.again.map(({ id }) => Number(id)));
  }
  const items = [...pages].sort(([a], [b]) => a - b).flatMap(([, ids]) => ids);
  return { items, again, tally, requests: list.asked.length };
}

describe('a list whose pages are read many at a time by their offsets', () => {
  test('gives every row once and in order, whatever the size of its pages', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(200), fc.integer({ min: 1, max: 25 }), async (length, limit) => {
        const { items, tally } = await readAll(new ScriptedList(range(1, length)), limit);
        expect(items).toEqual(range(1, length));
        expect(tally).toEqual(newTally());
      }),
    ));

  test('costs a quarter more than page after page at most', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(600), fc.integer({ min: 2, max: 25 }), async (length, limit) => {
        const { requests } = await readAll(new ScriptedList(range(1, length)), limit);
        const pages = Math.max(1, Math.ceil((length - 1) / (limit - 1)));
        expect(requests).toBeLessThanOrEqual(pages * 1.25);
      }),
    ));

  test('loses no row that stays, or says so, whatever vanishes or comes at whatever moment', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 2, max: 8 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 200, max: 220 }), { maxLength: 5 }),
        async (limit, moment, vanishing, coming) => {
          const list = new ScriptedList(range(1, 120));
          list.before = (nth) => {
            if (nth !== moment) return;
            list.ids = [...coming, ...list.ids.filter((id) => !vanishing.includes(id))];
          };
          const { items, again, tally } = await readAll(list, limit);
          const there = new Set([...items, ...again]);
          const missing = range(1, 120).filter((id) => !vanishing.includes(id) && !there.has(id));
          if (tally.gaps === 0) expect(missing).toEqual([]);
        },
      ),
      { numRuns: 500 },
    ));

  test('says so where more rows vanish at once than a page holds', async () => {
    const list = new ScriptedList(range(1, 60));
    list.before = (nth) => {
      if (nth === 3) list.ids = range(21, 60);
    };
    const { tally } = await readAll(list, 5);
    expect(tally.gaps).toBeGreaterThan(0);
  });

  test('goes by the size of pages that the server keeps to', async () => {
    const list = new ScriptedList(range(1, 250));
    const { request } = list;
    list.request = (asked) =>
      request.call(list, { ...asked, query: { ...asked.query, limit: '20' } });
    const { items, tally } = await readAll(list, 100);
    expect(items).toEqual(range(1, 250));
    expect(tally).toEqual(newTally());
  });

  test('a page that lacks rows is read again', async () => {
    const list = new ScriptedList(range(1, 100));
    list.bend = (body, nth) =>
      nth === 4 ? { ...body, data: (body['data'] as unknown[]).slice(5) } : body;
    const { items, again, tally } = await readAll(list, 10);
    expect(new Set([...items, ...again])).toEqual(new Set(range(1, 100)));
    expect(tally).toMatchObject({ rereads: 1, shortPages: 0, gaps: 0 });
  });
});
