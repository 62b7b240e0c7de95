import type { Part } from './condition';
import {
  batchSize,
  cutStep,
  stepsOf,
  without,
  type FetchStep,
  type StepChoice,
} from './fetch-step';
import { groupBy } from './group-by';
import type { EngineTable } from './port';
import {
  countSelections,
  maxSelections,
  selectionsOf,
  shapeOf,
  signatureOf,
  type Cut,
  type RowStore,
  type Selection,
} from './row-store';
import { rangeShare, rowsOf, shareOf } from './selectivity';

/** Rows that a pass could not have. */
export interface Demand {
  readonly parts: readonly Part[];
  /** Where the first rows will do. */
  readonly cut?: Cut;
}

/** Pipedrive, GET /api/v2/deals: rows a page. */
const pageRows = 500;
/** Parts that are weighed against each other: two to the power of them are tried. */
const maxWeighed = 6;

interface Choice extends StepChoice {
  readonly requests: number;
  readonly rows: number;
  readonly parts: number;
}

/**
 * The requests that bring what a pass missed, as few as possible: join keys become batches of ids or
 * one-value filters while they are cheaper than reading more at once. `spent` are the requests this
 * table has cost so far: when they and what is still to come would exceed the whole table, it is read
 * whole, so that in the end at most twice the best is paid.
 */
export function planFetches(
  table: EngineTable,
  columns: readonly string[],
  store: RowStore,
  demands: readonly Demand[],
  spent: number,
): FetchStep[] {
  const steps: FetchStep[] = [];
  const planned = new Map<string, Set<string>>();
  const isPlanned = (shape: string, selection: Selection) =>
    store.has(shape, selection) || (planned.get(shape)?.has(signatureOf(selection)) ?? false);
  const groups = groupBy(demands, ({ parts }) => shapeOf(parts));
  const bySize = [...groups.values()].sort((a, b) => a[0]!.parts.length - b[0]!.parts.length);
  for (const group of bySize) {
    const missing = group.filter(({ parts }) => !isCovered(parts, planned));
    if (missing.length === 0) continue;
    const choice = cheapest(table, missing, isPlanned, spent);
    const cuts = missing.flatMap(({ parts, cut }) => (cut ? [{ parts, cut }] : []));
    if (cuts.length === missing.length && cutRequests(cuts) <= choice.requests) {
      steps.push(...cuts.map(({ parts, cut }) => cutStep(table, columns, parts, cut)));
      continue;
    }
    steps.push(...stepsOf(table, columns, choice));
    const signatures = planned.get(choice.shape) ?? new Set<string>();
    for (const selection of choice.selections) signatures.add(signatureOf(selection));
    planned.set(choice.shape, signatures);
  }
  return steps;
}

/** Whether what is already planned holds the rows of these parts. */
function isCovered(parts: readonly Part[], planned: ReadonlyMap<string, Set<string>>): boolean {
  for (const [shape, signatures] of planned) {
    const keys = shape === '' ? [] : shape.split('\u0002');
    const used = parts.filter(({ key }) => keys.includes(key));
    if (used.length < keys.length || countSelections(used) > maxSelections) continue;
    if (selectionsOf(used).every((selection) => signatures.has(signatureOf(selection))))
      return true;
  }
  return false;
}

/** The parts to fetch by: all of them, some, or none (the whole table), by the requests they cost. */
function cheapest(
  table: EngineTable,
  group: readonly Demand[],
  isPlanned: (shape: string, selection: Selection) => boolean,
  spent: number,
): Choice {
  const keys = group[0]!.parts.map(({ key }) => key).slice(0, maxWeighed);
  const choices: Choice[] = [];
  for (let mask = 0; mask < 2 ** keys.length; mask++) {
    const used = keys.filter((_, index) => mask & (2 ** index));
    const choice = weigh(table, group, used, isPlanned);
    if (choice) choices.push(choice);
  }
  choices.sort((a, b) => a.requests - b.requests || a.rows - b.rows || a.parts - b.parts);
  const best = choices[0]!;
  const whole = choices.find(({ parts }) => parts === 0);
  return whole && spent > 0 && spent + best.requests > whole.requests ? whole : best;
}

function weigh(
  table: EngineTable,
  group: readonly Demand[],
  keys: readonly string[],
  isPlanned: (shape: string, selection: Selection) => boolean,
): Choice | undefined {
  const { required } = table;
  const partsOf = (demand: Demand) => demand.parts.filter(({ key }) => keys.includes(key));
  const sample = partsOf(group[0]!);
  if (required && !sample.some(({ column }) => column.name === required.column)) return undefined;
  const shape = shapeOf(sample);
  const selections = new Map<string, Selection>();
  for (const demand of group) {
    const parts = partsOf(demand);
    if (parts.length > 1 && countSelections(parts) > maxSelections) return undefined;
    for (const selection of selectionsOf(parts))
      if (!isPlanned(shape, selection)) selections.set(signatureOf(selection), selection);
    if (selections.size > maxSelections && !required) return undefined;
  }
  const share = sample.reduce((all, part) => all * partShare(table, part), 1);
  const rows = Math.max(1, rowsOf(table) * share);
  const batched = sample.find((part) => part.batched);
  const others = batched
    ? new Set([...selections.values()].map((each) => signatureOf(without(each, batched)))).size
    : selections.size;
  const requests = Math.max(
    batched ? Math.max(others, Math.ceil(selections.size / batchSize)) : selections.size,
    Math.ceil((rows * selections.size) / pageRows),
  );
  return {
    shape,
    selections: [...selections.values()],
    ...(batched ? { batched } : {}),
    requests,
    rows: rows * selections.size,
    parts: keys.length,
  };
}

function partShare(table: EngineTable, { column, filters }: Part): number {
  const [filter] = filters;
  if (filter && filter.operator !== 'is' && filter.operator !== 'one-of') return rangeShare;
  return Math.min(1, shareOf(table, column) * (filter?.values.length ?? 1));
}

function cutRequests(cuts: readonly { readonly cut: Cut }[]): number {
  return cuts.reduce((sum, { cut }) => sum + Math.max(1, Math.ceil(cut.limit / pageRows)), 0);
}
