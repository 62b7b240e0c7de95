import type { Page } from 'playwright-core';
import { expectedRows, rawCompany } from '../integration/report-expected';
import { rawList } from './raw-list';
import { cells } from './steps';
import { shownTable } from './week-table';

/** The tables of the week besides that of the deals, against the raw answers of Pipedrive. */

export async function expectPersons(page: Page, sandboxUrl: string): Promise<void> {
  const persons = await rawList(sandboxUrl, 'persons');
  const { rows } = await shownTable(page, 'Persons');
  expect(rows).toHaveLength(persons.length);
  expect(new Map(rows.map((shown) => [shown['Id'], shown['Name']]))).toEqual(
    new Map(persons.map(({ id, name }) => [id, name])),
  );
}

/** Deals of a value and more, counted by stage. */
export async function expectPerStage(page: Page, sandboxUrl: string, least: number): Promise<void> {
  const [deals, stages] = await Promise.all([
    rawList(sandboxUrl, 'deals'),
    rawList(sandboxUrl, 'stages'),
  ]);
  const counts = new Map<unknown, number>();
  for (const { value, stage_id: stage } of deals) {
    const name = stages.find(({ id }) => id === stage)?.['name'];
    if (Number(value) >= least) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const { rows } = await shownTable(page, 'Deals_2');
  expect(rows).toHaveLength(counts.size);
  expect(new Map(rows.map((shown) => [shown['Stage'], shown['N']]))).toEqual(counts);
}

/** The report on the pipeline by stage. */
export async function expectReport(page: Page, sandboxUrl: string): Promise<void> {
  const company = await rawCompany(
    (path) => rawList(sandboxUrl, path.replace('api/v2/', '')),
    // Today plays no part in this report.
    '',
  );
  const [, ...rows] = await cells(page, 'Pipeline by stage');
  const wanted = expectedRows['pipeline-by-stage'](company, undefined);
  expect(inCents(rows)).toEqual(inCents(wanted));
}

const inCents = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)));
