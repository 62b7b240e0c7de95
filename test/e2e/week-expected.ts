import type { Page } from 'playwright-core';
import type { Cell } from '../../src/core/cell';
import { rawDeals, type RawDeals } from './raw-deals';
import { cells } from './steps';
import { rowsBy, shownTable, type ShownTable } from './week-table';

/** Where the week is lived. */
export const zone = 'Europe/Berlin';

/** What the table of deals must show, besides what Pipedrive holds. */
export interface DealsOfTheWeek {
  /** Deals of less are filtered out by the query. */
  readonly limit: number;
  /** The columns of Pipedrive by the headers that the user gave them. */
  columns: Readonly<Record<string, string>>;
  /** Remarks in a column of the user's own, by deal. */
  readonly remarks: Map<number, string>;
  /** A note on the title of a deal. */
  note: { readonly deal: number; readonly text: string } | undefined;
  /** Cells that were edited and not pushed, by deal. */
  readonly edits: Map<number, Readonly<Record<string, Cell>>>;
  /** Values of rows that the user inserted and has not pushed. */
  readonly inserted: number[];
}

/** The header of a column of Pipedrive. */
const headerOf = ({ columns }: DealsOfTheWeek, column: string): string =>
  Object.keys(columns).find((header) => columns[header] === column)!;

/** Every deal of the query as Pipedrive holds it now, no other, and no other cell in them. */
export async function expectDeals(
  page: Page,
  sandboxUrl: string,
  state: DealsOfTheWeek,
): Promise<{ readonly table: ShownTable; readonly wanted: RawDeals['rows'] }> {
  const [table, raw] = await Promise.all([shownTable(page, 'Deals'), rawDeals(sandboxUrl, zone)]);
  const wanted = raw.rows.filter(({ value }) => Number(value) >= state.limit);
  expect(wanted.length).toBeGreaterThan(20);
  const shown = rowsBy({ ...table, rows: table.rows.filter((row) => row['Id'] !== '') }, 'Id');
  expect(new Set(shown.keys())).toEqual(new Set(wanted.map(({ id }) => id)));
  expect(table.rows).toHaveLength(wanted.length + state.inserted.length);
  const wrong = wanted.flatMap((deal) => {
    const row = shown.get(Number(deal['id']))!;
    const edited = state.edits.get(Number(deal['id'])) ?? {};
    return Object.entries(state.columns).flatMap(([header, column]) => {
      const want = edited[header] ?? raw.cell(deal, column);
      return isSame(row[header]!, want)
        ? []
        : [{ deal: deal['id'], header, is: row[header], want }];
    });
  });
  expect(wrong.slice(0, 10)).toEqual([]);
  return { table, wanted };
}

const isSame = (one: Cell, other: Cell): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) < 1e-6
    : one === other;

/** Whatever the user has added on Monday stands where it stood, and counts what there is now. */
export async function expectOwnWork(
  page: Page,
  sandboxUrl: string,
  state: DealsOfTheWeek,
): Promise<void> {
  const { table, wanted } = await expectDeals(page, sandboxUrl, state);
  const [title, status] = [headerOf(state, 'Title'), headerOf(state, 'Status')];
  const values = table.rows.map((row) => Number(row['Value']));
  for (const [index, row] of table.rows.entries()) {
    expect(table.formulas[index]).toEqual({ Provision: expect.any(String) });
    expect(row['Provision']).toBeCloseTo(values[index]! * 0.1, 6);
    expect(row['Remark']).toBe(state.remarks.get(Number(row['Id'])) ?? '');
    expect(table.numberFormats[index]!['Value']).toBe('#,##0.00');
    expect(table.hidden[index]).toBe(row[status] === 'lost');
  }
  // Excel sorts what a filter shows.
  const sorted = values.filter(
    (_, index) => !table.hidden[index] && table.rows[index]!['Id'] !== '',
  );
  expect(sorted).toEqual([...sorted].sort((one, other) => other - one));
  expect(table.hiddenColumns).toEqual(['Currency']);
  expect(table.conditionalFormats).toBe(1);
  const notes = table.notes.map(({ row, header, text }) => ({
    deal: table.rows[row]?.['Id'],
    header,
    text,
  }));
  expect(notes).toEqual(state.note ? [{ ...state.note, header: title }] : []);
  await expectTotals(page, table, wanted, state);
}

/** The total row, and the sheet that points into the table, against sums of the raw deals. */
async function expectTotals(
  page: Page,
  { totals }: ShownTable,
  deals: RawDeals['rows'],
  { inserted }: DealsOfTheWeek,
): Promise<void> {
  const valueOf = (rows: RawDeals['rows']) => sum(rows.map(({ value }) => Number(value)));
  const all = valueOf(deals) + sum(inserted);
  const lost = valueOf(deals.filter(({ status }) => status === 'lost'));
  expect(totals!['Id']).toBe('Total');
  expect(totals!['Value']).toBeCloseTo(all - lost, 4);
  const summary = await cells(page, 'Summary');
  expect(summary[0]![0]).toBeCloseTo(all, 4);
  expect(summary[1]![0]).toBe(deals.length + inserted.length);
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
