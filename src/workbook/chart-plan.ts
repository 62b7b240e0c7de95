import type { Cell } from '../core/cell';

/** Charts that a report makes by itself; further currencies are in the table only. */
export const mostCharts = 4;

/** Rows of a table's body, counted from 0. */
export interface Rows {
  readonly first: number;
  readonly count: number;
}

/** A currency that has been given a chart, and where its rows were. */
export interface Charted extends Rows {
  readonly currency: string;
}

/** A chart of the report that the workbook has. */
export interface PresentChart {
  /** Undefined for the one chart of whatever the table holds. */
  readonly currency: string | undefined;
  readonly title: string;
}

/** A chart to show these rows of its table, or all of them. */
interface Shown {
  readonly currency: string | undefined;
  readonly rows: Rows | undefined;
}

/** What is done to one chart; `from` is the currency that it had. */
export type ChartStep =
  | (Shown & { readonly kind: 'add'; readonly title: string })
  | (Shown & {
      readonly kind: 'show';
      readonly from: string | undefined;
      /** Absent where the title stays: it is right, or the user's own. */
      readonly title?: string;
      /** Whether its rows have moved: the old ones may happen to hold the same numbers. */
      readonly isMoved: boolean;
    })
  | { readonly kind: 'remove'; readonly from: string | undefined };

export interface ChartPlan {
  readonly steps: readonly ChartStep[];
  /** To remember until the next refresh; undefined where there is nothing to tell apart. */
  readonly charted: readonly Charted[] | undefined;
}

/** Where the rows of one currency are. */
interface Block extends Charted {
  /** Rows of other currencies are between them: the user has sorted the table. */
  readonly isScattered: boolean;
}

/**
 * A chart for each currency, because amounts of different ones have no axis in common. A chart stays
 * with its currency. A currency without one is given that of a currency that is gone, or a new one
 * while there are fewer than `mostCharts`; what the user has deleted stays deleted.
 * `cells` is the column of currencies; empty where the table has no rows or the report none.
 */
export function planCharts(
  title: string,
  cells: readonly Cell[],
  present: readonly PresentChart[],
  remembered: readonly Charted[] = [],
): ChartPlan {
  const blocks = blocksOf(cells);
  const before = remembered.length > 0 ? remembered : undefined;
  if (present.length === 0) return { steps: [], charted: before };
  // Charts keep their places until there are rows again.
  if (blocks.length === 0) return { steps: present.map(showAll), charted: before };

  const last = new Map(remembered.map((one) => [one.currency, one]));
  const chartOf = new Map(present.map((chart) => [chart.currency, chart]));
  const { charted, uncharted } = chooseBlocks(blocks, chartOf, last);
  const isSeveral = blocks.length > 1;
  const free = present.filter(({ currency }) => !blocks.some((one) => one.currency === currency));
  const steps = charted.map((block): ChartStep => {
    const { currency, first, count, isScattered } = block;
    const rows = isSeveral && !isScattered ? { first, count } : undefined;
    const left = block === charted.at(-1) ? uncharted : [];
    const wanted = isSeveral ? titleOf(title, block, left) : title;
    const own = chartOf.get(currency);
    const chart = own ?? free.shift();
    if (!chart) return { kind: 'add', currency, rows, title: wanted };
    const old = last.get(currency);
    const isMoved = old ? old.first !== first || old.count !== count : !own || isSeveral;
    // Under a title of the user's, several currencies would pass for one.
    const isFree = !own || isScattered || isOurs(title, block, own.title);
    const change = isFree && chart.title !== wanted ? { title: wanted } : {};
    return { kind: 'show', from: chart.currency, currency, rows, isMoved, ...change };
  });
  const removed = free.map(({ currency }) => ({ kind: 'remove' as const, from: currency }));
  const known = blocks.filter((one) => charted.includes(one) || last.has(one.currency));
  return {
    // A chart that cannot be added keeps no other from following.
    steps: [
      ...removed,
      ...steps.filter(({ kind }) => kind === 'show'),
      ...steps.filter(({ kind }) => kind === 'add'),
    ],
    charted: isSeveral
      ? known.map(({ currency, first, count }) => ({ currency, first, count }))
      : undefined,
  };
}

/** The charts of a report that has just been made: one that waits for rows where there are none. */
export function firstCharts(title: string, cells: readonly Cell[]): ChartPlan {
  const { steps, charted } = planCharts(title, cells, [{ currency: undefined, title }]);
  return {
    steps: steps.map((step) =>
      step.kind === 'show'
        ? { kind: 'add', currency: step.currency, rows: step.rows, title: step.title ?? title }
        : step,
    ),
    charted,
  };
}

const showAll = ({ currency }: PresentChart): ChartStep => ({
  kind: 'show',
  from: currency,
  currency,
  rows: undefined,
  isMoved: false,
});

/** Currencies in the order of their first rows: as reports sort them, that of most deals first. */
function blocksOf(cells: readonly Cell[]): Block[] {
  const places = new Map<string, number[]>();
  cells.forEach((cell, row) => {
    const currency = String(cell) || 'no currency';
    places.set(currency, [...(places.get(currency) ?? []), row]);
  });
  return [...places].map(([currency, rows]) => {
    const [first = 0, count] = [rows[0], rows.length];
    return { currency, first, count, isScattered: rows.at(-1)! - first >= count };
  });
}

/** Which currencies have a chart from now on, and which have had none yet. */
function chooseBlocks(
  blocks: readonly Block[],
  charts: ReadonlyMap<string | undefined, PresentChart>,
  remembered: ReadonlyMap<string, Charted>,
) {
  const kept = blocks.filter(({ currency }) => charts.has(currency));
  const unseen = blocks.filter(
    ({ currency }) => !charts.has(currency) && !remembered.has(currency),
  );
  const wanted = unseen.slice(0, Math.max(0, mostCharts - kept.length));
  // The last chart is not taken away: whoever wants none deletes it.
  const isNone = kept.length === 0 && wanted.length === 0;
  const fresh = isNone ? blocks.slice(0, 1) : wanted;
  return {
    charted: blocks.filter((one) => kept.includes(one) || fresh.includes(one)),
    uncharted: unseen.filter((one) => !fresh.includes(one)).map(({ currency }) => currency),
  };
}

const onlyInTable = ' (only in the table: ';

/** `left`: currencies without a chart, which the last chart names. */
function titleOf(title: string, block: Block, left: readonly string[]): string {
  if (block.isScattered) return titleOfScattered(title, block);
  const names = left.length > 3 ? [...left.slice(0, 2), `${left.length - 2} more`] : left;
  const listed = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '');
  const rest = names.length === 0 ? '' : `${onlyInTable}${listed.join(' and ')})`;
  return `${title}, ${block.currency}${rest}`;
}

const titleOfScattered = (title: string, { currency }: Block): string =>
  `${title}, all currencies (sort by Currency to see ${currency})`;

/** Whether a title is one that a report gives to the chart of a currency, not one of the user's. */
const isOurs = (title: string, block: Block, given: string): boolean =>
  [title, `${title}, ${block.currency}`, titleOfScattered(title, block)].includes(given) ||
  given.startsWith(`${title}, ${block.currency}${onlyInTable}`);
