import type { Row } from '../../core/column';
import type { Part } from './condition';
import { groupBy } from './group-by';
import type { EngineTable, FetchRequest } from './port';
import { selectionsOf, shapeOf, signatureOf, type Cut, type Selection } from './row-store';

/** Pipedrive, GET /api/v2/deals: `ids` a request. */
export const batchSize = 100;

/** One request and the sets of rows that its answer makes. */
export interface FetchStep {
  readonly request: FetchRequest;
  readonly shape: string;
  readonly selections: readonly Selection[];
  readonly cut?: Cut;
}

/** Sets of rows of one shape that are to be fetched. */
export interface StepChoice {
  readonly shape: string;
  readonly selections: readonly Selection[];
  /** The part whose values go together in one request. */
  readonly batched?: Part;
}

/** A selection without the filter of a part. */
export const without = (selection: Selection, part: Part): Selection =>
  selection.filter((filter) => !isBatchFilter(filter, part));

/** The requests for the selections of a choice. */
export function stepsOf(
  table: EngineTable,
  columns: readonly string[],
  { shape, selections, batched }: StepChoice,
): FetchStep[] {
  const step = (filters: Selection, some: readonly Selection[]): FetchStep => ({
    request: { table: table.name, columns, filters },
    shape,
    selections: some,
  });
  if (!batched) return selections.map((selection) => step(selection, [selection]));
  const groups = groupBy(selections, (selection) => signatureOf(without(selection, batched)));
  return [...groups.values()].flatMap((group) => {
    const steps: FetchStep[] = [];
    for (let first = 0; first < group.length; first += batchSize) {
      const some = group.slice(first, first + batchSize);
      const values = some.map((selection) => selection.find((one) => isBatchFilter(one, batched))!);
      const filters = [
        ...without(some[0]!, batched),
        {
          column: batched.column.name,
          operator: some.length === 1 ? ('is' as const) : ('one-of' as const),
          values: values.map((filter) => filter.values[0]!),
        },
      ];
      steps.push(step(filters, some));
    }
    return steps;
  });
}

const isBatchFilter = (filter: Selection[number], { column }: Part) =>
  filter.column === column.name && filter.operator === 'is';

/** The request for the first rows of the one selection that the parts stand for. */
export function cutStep(
  table: EngineTable,
  columns: readonly string[],
  parts: readonly Part[],
  cut: Cut,
): FetchStep {
  const [selection] = selectionsOf(parts);
  return {
    request: { table: table.name, columns, filters: selection!, ...cut },
    shape: shapeOf(parts),
    selections: [selection!],
    cut,
  };
}

/**
 * The rows of an answer that belong to each of its selections. Pipedrive may send more than a filter
 * allows, but a row must not stand in two sets: they are put together again for lists of values.
 */
export function divideRows({ selections, request }: FetchStep, rows: readonly Row[]): Row[][] {
  const { columns } = request;
  const filters = selections.map((selection) =>
    selection.filter(({ operator }) => operator === 'is'),
  );
  const places = filters[0]!.map(({ column }) => columns.indexOf(column));
  const groups = groupBy(rows, (row) => places.map((place) => String(row[place])).join('\u0000'));
  return filters.map((list) => {
    const texts = list.map(({ values }) => values[0]!);
    return groups.get(texts.join('\u0000')) ?? [];
  });
}
