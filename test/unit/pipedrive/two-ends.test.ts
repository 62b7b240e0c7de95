import fc from 'fast-check';
import { newTally } from '../../../src/pipedrive/read-tally';
import { TwoEnds, type End } from '../../../src/pipedrive/two-ends';
import { cursorSource, range, ScriptedList } from './scripted-list';

const key = { sort: 'id', code: 'id' };

interface Options {
  readonly limit: number;
  readonly top?: number;
  readonly isLong?: boolean;
  /** Which of the ends that are under way answers first, as a number from 0 up to 1. */
  readonly choose?: () => number;
}

/** Reads to the end, answers arriving in any order. */
async function readAll(
  list: ScriptedList,
  { limit, top, isLong = false, choose = () => 0 }: Options,
) {
  const tally = newTally();
  const ends = new TwoEnds(list, {
    source: cursorSource,
    query: {},
    limit,
    tally,
    key,
    isLong,
    ...(top === undefined ? {} : { top }),
  });
  const items: number[] = [];
  const again: number[] = [];
  const underWay: End[] = [];
  let most = 0;
  const answer = async (end: End) => {
    const page = await ends.read(end, {});
    items.push(...page.items.map(({ id }) => Number(id)));
    again.push(...page.again.map(({ id }) => Number(id)));
  };
  for (;;) {
    underWay.push(...ends.due());
    most = Math.max(most, underWay.length);
    if (underWay.length === 0) break;
    const [end] = underWay.splice(Math.floor(choose() * underWay.length), 1);
    for (const other of underWay) other.isBusy = true;
    await answer(end!);
  }
  expect(ends.isComplete).toBe(true);
  return { items, again, most, requests: list.asked.length };
}

describe('a list read from both ends', () => {
  test('has every row once, however sparse its ids and whichever end answers first', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        async (ids, limit, isTopKnown, isLong, order) => {
          const list = new ScriptedList(ids);
          const top = isTopKnown ? { top: 400 } : {};
          const choose = () => Number(order.next().value);
          const { items } = await readAll(list, { limit, isLong, choose, ...top });
          expect(items.sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b));
        },
      ),
    ));

  test('has every row that stays, whatever is added or deleted meanwhile', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (vanishing, moment) => {
          const list = new ScriptedList(range(1, 100));
          list.before = (nth) => {
            if (nth !== moment) return;
            list.ids = [...list.ids.filter((id) => !vanishing.includes(id)), ...range(101, 115)];
          };
          const { items, again } = await readAll(list, { limit: 10, top: 100 });
          const there = new Set([...items, ...again]);
          expect(range(1, 100).filter((id) => !vanishing.includes(id) && !there.has(id))).toEqual(
            [],
          );
        },
      ),
    ));

  test('costs a page more than page after page at most, where its ids are evenly filled', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(300),
        fc.integer({ min: 5, max: 40 }),
        fc.boolean(),
        async (length, limit, isTopKnown) => {
          const list = new ScriptedList(range(1, length));
          const top = isTopKnown ? { top: length } : {};
          const { requests } = await readAll(list, { limit, ...top });
          expect(requests).toBeLessThanOrEqual(Math.max(1, Math.ceil(length / limit)) + 1);
        },
      ),
    ));

  test('asks both ends at once where much is left, and one where a page will do', async () => {
    const long = await readAll(new ScriptedList(range(1, 200)), { limit: 10, top: 200 });
    expect(long.most).toBe(2);
    const short = await readAll(new ScriptedList(range(1, 19)), { limit: 10, top: 19 });
    expect(short).toMatchObject({ most: 1, requests: 2 });
  });

  test('is given up where the API does not sort as asked', async () => {
    const list = new ScriptedList(range(1, 100));
    list.bend = (body) => ({ ...body, data: [...(body['data'] as unknown[])].reverse() });
    await expect(readAll(list, { limit: 10 })).rejects.toMatchObject({
      code: 'read-inconsistent',
    });
  });
});
