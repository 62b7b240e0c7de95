import type { Row } from '../../core/column';
import type { Filter, Sort } from '../query';
import type { Part } from './condition';
import { RowSet } from './row-set';

/** One filter of each part: what a set of rows has in common. */
export type Selection = readonly Filter[];

/** The first rows of a selection, in an order. */
export interface Cut {
  readonly sort?: Sort;
  readonly limit: number;
}

/** Selections that a request's parts stand for at most: beyond, fewer parts are used. */
export const maxSelections = 20_000;

/**
 * The rows of one table that were fetched so far, as sets that pass filters: a set is of use to every
 * request whose filters include its own.
 */
export class RowStore {
  /** By the keys of their parts, then by their filters. */
  private readonly shapes = new Map<string, Map<string, RowSet>>();
  private readonly cuts = new Map<string, RowSet>();
  private readonly unions = new Map<string, RowSet>();

  /** The whole table, once it was fetched. */
  get whole(): RowSet | undefined {
    return this.shapes.get('')?.get('');
  }

  /** Rows that hold all that pass the parts, or undefined where some were not fetched. */
  find(parts: readonly Part[]): RowSet | undefined {
    if (this.whole) return this.whole;
    for (const [shape, sets] of this.shapes) {
      const used = partsOfShape(parts, shape);
      const found = used && this.union(used, sets);
      if (found) return found;
    }
    return undefined;
  }

  has(shape: string, selection: Selection): boolean {
    return this.shapes.get(shape)?.has(signatureOf(selection)) ?? false;
  }

  keep(shape: string, selection: Selection, rows: readonly Row[]): void {
    const sets = this.shapes.get(shape) ?? new Map<string, RowSet>();
    this.shapes.set(shape, sets.set(signatureOf(selection), new RowSet(rows)));
  }

  findCut(selection: Selection, cut: Cut): RowSet | undefined {
    return this.cuts.get(cutSignature(selection, cut));
  }

  keepCut(selection: Selection, cut: Cut, rows: readonly Row[]): void {
    this.cuts.set(cutSignature(selection, cut), new RowSet(rows));
  }

  clear(): void {
    for (const sets of [this.shapes, this.cuts, this.unions]) sets.clear();
  }

  private union(parts: readonly Part[], sets: ReadonlyMap<string, RowSet>): RowSet | undefined {
    if (parts.length > 1 && countSelections(parts) > maxSelections) return undefined;
    const selections = selectionsOf(parts);
    if (selections.length === 1) return sets.get(signatureOf(selections[0]!));
    const signatures = selections.map(signatureOf);
    const name = signatures.join('\u0003');
    const known = this.unions.get(name);
    if (known) return known;
    const found = signatures.map((signature) => sets.get(signature));
    if (!found.every((set) => set !== undefined)) return undefined;
    const union = new RowSet(found.flatMap(({ rows }) => rows));
    this.unions.set(name, union);
    return union;
  }
}

/** The name of what parts have in common with others of the same columns and operators. */
export function shapeOf(parts: readonly Part[]): string {
  return parts
    .map(({ key }) => key)
    .sort()
    .join('\u0002');
}

/** All selections that together hold what passes the parts: none where a part lets nothing through. */
export function selectionsOf(parts: readonly Part[]): Selection[] {
  const ordered = [...parts].sort((a, b) => (a.key < b.key ? -1 : 1));
  let selections: Selection[] = [[]];
  for (const { filters } of ordered)
    selections = selections.flatMap((selection) => filters.map((filter) => [...selection, filter]));
  return selections;
}

/** How many selections there are, without making them. */
export function countSelections(parts: readonly Part[]): number {
  return parts.reduce((count, { filters }) => count * filters.length, 1);
}

export function signatureOf(selection: Selection): string {
  let signature = '';
  for (const { column, operator, values } of selection)
    signature += `${column}\u0001${operator}\u0001${values.join('\u0000')}\u0002`;
  return signature;
}

function cutSignature(selection: Selection, { sort, limit }: Cut): string {
  return `${signatureOf(selection)}${sort?.column ?? ''} ${sort?.descending ?? false} ${limit}`;
}

function partsOfShape(parts: readonly Part[], shape: string): Part[] | undefined {
  if (shape === '') return [];
  const used = shape.split('\u0002').map((key) => parts.find((part) => part.key === key));
  return used.every((part) => part !== undefined) ? used : undefined;
}
