import type { Row, Value } from '../../core/column';
import { AppError } from '../../core/error';
import type { Sort } from '../query';
import { combineParts, isEquality, isNever, partOf, type Condition, type Part } from './condition';
import { declaration, declaredColumns, isReal, type DeclaredColumn } from './declared-columns';
import type { Demand } from './fetch-plan';
import type { SqlValue } from './function';
import { chooseIndex, parentMissing, type IndexAnswer, type IndexChoice } from './index-choice';
import type { IndexQuestion } from './index-choice';
import type { EngineTable, RowChange } from './port';
import { RowNumbers } from './row-numbers';
import { RowStore, selectionsOf, signatureOf, type Cut } from './row-store';

const none: readonly Row[] = [];

/** One table in one run: answers SQLite from the rows that are there, and notes those that are not. */
export class TableSource {
  readonly declared: readonly DeclaredColumn[];
  readonly declaration: string;
  readonly real: readonly boolean[];
  readonly store = new RowStore();
  /** By choice: the first look of a pass, for the explanation. */
  readonly looks = new Map<IndexChoice, Demand>();
  readonly changes: RowChange[] = [];
  /** Whether rows are to be written: then unchanged columns are told from changed ones. */
  writing = false;
  /** Requests made so far, in pages. */
  spent = 0;
  /** Columns of the rows in the store. */
  columns: readonly string[];
  /** By declared column: its place in the rows, or -1. */
  places: readonly number[] = [];
  private readonly demands = new Map<string, Demand>();
  private readonly asked = new Set<string>();
  private readonly numbers: RowNumbers;

  constructor(
    readonly table: EngineTable,
    private readonly pushDown: boolean,
  ) {
    this.declared = declaredColumns(table);
    this.declaration = declaration(this.declared);
    this.real = this.declared.map(({ column }) => isReal(column));
    this.numbers = new RowNumbers(table.required === undefined);
    this.columns = [...new Set([table.key, ...(table.parents ?? [])])];
    this.place();
  }

  /** Makes sure that rows hold these columns; those that do not are forgotten. */
  need(columns: readonly string[]): void {
    const more = columns.filter((name) => !this.columns.includes(name));
    if (more.length === 0) return;
    this.columns = [...this.columns, ...more];
    this.store.clear();
    this.asked.clear();
    this.place();
  }

  choose(question: Omit<IndexQuestion, 'table' | 'columnOf'>): IndexAnswer | undefined {
    const { table, declared } = this;
    return chooseIndex({ ...question, table, columnOf: (index) => declared[index]?.column });
  }

  /** The rows for one look into the table; SQLite drops those that do not pass. */
  look(choice: IndexChoice, values: readonly (SqlValue | readonly SqlValue[])[]): readonly Row[] {
    const conditions = choice.conditions.map(({ column, operator }, index): Condition => {
      const value = values[index]!;
      return { column, operator, values: typeof value === 'object' && value ? value : [value] };
    });
    if (conditions.some(isNever)) return none;
    const set = this.store.whole;
    if (set) return set.matching(this.lookups(conditions));
    const parts = this.partsOf(conditions);
    const cut = this.cutOf(choice, parts, values);
    if (!this.looks.has(choice)) this.looks.set(choice, { parts, ...(cut ? { cut } : {}) });
    if (parts.some(({ filters }) => filters.length === 0) || cut?.limit === 0) return none;
    const found = this.store.find(parts);
    if (found) return found.matching(this.lookups(conditions));
    const first = cut && this.store.findCut(selectionOf(parts), cut);
    if (first) return first.rows;
    const signature = parts.map(({ key, filters }) => `${key}\u0004${signatureOf(filters)}`);
    const name = `${signature.join('\u0005')}${JSON.stringify(cut ?? null)}`;
    this.demands.set(name, { parts, ...(cut ? { cut } : {}) });
    return none;
  }

  get missing(): boolean {
    return this.demands.size > 0;
  }

  /**
   * What this pass missed; the next begins without. Throws `unexpected` for what was asked for before:
   * rows that were fetched and cannot be found again would keep a statement running for ever.
   */
  takeDemands(): Demand[] {
    const demands = [...this.demands.values()];
    for (const name of this.demands.keys()) {
      if (this.asked.has(name)) throw new AppError('unexpected', { demand: name });
      this.asked.add(name);
    }
    this.demands.clear();
    return demands;
  }

  numberOf(row: Row): number {
    return this.numbers.numberOf(row, this.keyOf(row));
  }

  /** The key of the row that SQLite knows by this number, and its parents. */
  identityAt(number: number): Pick<RowChange, 'key' | 'parents'> {
    const row = this.numbers.rowOf(number) ?? [];
    const { parents } = this.table;
    if (!parents) return { key: this.keyOf(row) };
    const told = parents.map((name) => [name, row[this.columns.indexOf(name)] ?? null] as const);
    return { key: this.keyOf(row), parents: Object.fromEntries(told) };
  }

  /**
   * What a look that a run without rows never came to would ask for, as far as its values are known.
   * Throws `filter-required` where a view's parent is not named.
   */
  expectedDemand(choice: IndexChoice): Demand {
    const { required } = this.table;
    const names = choice.conditions.filter(isEquality).map(({ column }) => column.name);
    if (required && !names.includes(required.column)) throw parentMissing(this.table);
    const conditions = choice.conditions.flatMap(({ column, operator, constant }) =>
      constant === undefined ? [] : [{ column, operator, values: [constant] }],
    );
    return { parts: this.partsOf(conditions, false) };
  }

  private keyOf(row: Row): Value {
    return row[this.columns.indexOf(this.table.key)] ?? null;
  }

  private place(): void {
    this.places = this.declared.map(({ column }) => this.columns.indexOf(column.name));
  }

  private lookups(conditions: readonly Condition[]) {
    return conditions.flatMap((condition) => {
      const place = this.columns.indexOf(condition.column.name);
      return isEquality(condition) && place >= 0 ? [{ place, values: condition.values }] : [];
    });
  }

  /** Throws `filter-required` where a view's parent is not among them. */
  private partsOf(conditions: readonly Condition[], complete = true): Part[] {
    const { table, pushDown } = this;
    const parts = combineParts(
      conditions.flatMap((condition) => partOf(condition, table) ?? []),
      table,
    );
    const isRequired = ({ column }: Part) => column.name === table.required?.column;
    const missing = complete && !parts.some(isRequired) ? parentMissing(table) : undefined;
    if (missing) throw missing;
    return pushDown ? parts : parts.filter(isRequired);
  }

  /**
   * The rows that a limit needs: only where Pipedrive applies every condition to the letter, and sorts
   * so that no row after them can come before them. Rows that are equal in their order are told apart
   * by the key, or their order is left to chance in any case.
   */
  private cutOf(
    choice: IndexChoice,
    parts: readonly Part[],
    values: readonly (SqlValue | readonly SqlValue[])[],
  ): Cut | undefined {
    const { conditions, complete, limited, offset, order } = choice;
    if (!limited || !complete || !this.pushDown || parts.length < conditions.length)
      return undefined;
    if (!parts.every(({ exact, filters }) => exact && filters.length === 1)) return undefined;
    const limit = Number(values[conditions.length]);
    const skipped = offset ? Math.max(0, Number(values[conditions.length + 1])) : 0;
    if (!(limit >= 0)) return undefined;
    const [first] = order;
    const size = limit === 0 ? 0 : limit + skipped;
    if (!first) return { limit: size };
    return this.isSortable(first, order) ? { sort: first, limit: size } : undefined;
  }

  private isSortable({ column: name }: Sort, order: readonly Sort[]): boolean {
    const column = this.table.columns.find((each) => each.name === name);
    return column?.sort !== undefined && order.some((sort) => sort.column === this.table.key);
  }
}

const selectionOf = (parts: readonly Part[]) => selectionsOf(parts)[0]!;
