import type { Cell } from '../../../src/core/cell';
import type { Column } from '../../../src/core/column';
import { AppError } from '../../../src/core/error';
import type { ChartStep } from '../../../src/workbook/chart-plan';
import type { ChartSource } from '../../../src/workbook/report-chart';
import { selectIn } from '../../../src/query/sql/plan-sql';
import type { Completeness } from '../../../src/query/completeness';
import { keyOf, type PreparedQuery } from '../../../src/workbook/query-reader';
import { reportOf, reports, type Report } from '../../../src/workbook/report';
import {
  chartSource,
  drawCharts,
  followTable,
  type ReportCharts,
} from '../../../src/workbook/report-chart';
import { reportQuery } from '../../../src/workbook/report-query';
import { aDefinition } from './a-definition';

const all: readonly Report[] = reports;
const stages = reportOf('pipeline-by-stage')!;

describe('the gallery', () => {
  test('ids and titles tell the reports apart, and a title is a name for a sheet', () => {
    for (const part of ['id', 'title'] as const)
      expect(new Set(all.map((report) => report[part])).size).toBe(all.length);
    for (const { title } of all) expect(title).toMatch(/^[^\\/?*[\]:]{1,31}$/);
  });

  test.each(all.map((report): [string, Report] => [report.id, report]))(
    '%s is one SELECT, which names a pipeline only where one is meant',
    (_, { sql }) => {
      expect(() => selectIn(sql())).not.toThrow();
      expect(sql()).not.toMatch(/PipelineId = \d/);
      expect(sql(42)).toMatch(/PipelineId = 42\b/);
    },
  );

  test('the columns of a chart stand side by side in its table', () => {
    for (const { types, chart } of all) {
      const shown = [...chart.categories, ...chart.values];
      expect(Object.keys(types).slice(0, shown.length)).toEqual(shown);
      expect(chart.categories.every((name) => types[name] === 'text')).toBe(true);
    }
  });

  test('a report of a newer version is none', () => {
    expect(reportOf('of-tomorrow')).toBeUndefined();
    expect(reportOf(undefined)).toBeUndefined();
  });
});

describe('the query of a report', () => {
  const column = (name: string, type: Column['type']): Column => ({
    name,
    type,
    nullable: true,
    code: '',
  });
  const prepared = (columns: Column[], rows: (string | number)[][]): PreparedQuery => ({
    kind: 'sql',
    fields: [],
    run: async () => ({ columns, rows, completeness: {} as Completeness }),
  });
  const typesOf = async (query: PreparedQuery) => {
    const { columns } = await (query as Extract<PreparedQuery, { kind: 'sql' }>).run({});
    return columns.map(({ type }) => type);
  };

  test('amounts are money, whatever numbers they happen to be', async () => {
    const query = prepared(
      [column('Stage', 'text'), column('Value', 'integer'), column('Deals', 'integer')],
      [['Lead', 5, 1]],
    );
    expect(await typesOf(reportQuery(query, stages))).toEqual(['text', 'money', 'integer']);
  });

  test('without rows, columns have the types they will have', async () => {
    const query = prepared([column('Value', 'text'), column('Deals', 'text')], []);
    expect(await typesOf(reportQuery(query, stages))).toEqual(['money', 'integer']);
  });

  test('text that edited SQL puts under the name of an amount stays text', async () => {
    const query = prepared([column('Value', 'text')], [['high']]);
    expect(await typesOf(reportQuery(query, stages))).toEqual(['text']);
  });

  test('rows are told apart by their places, so that their order is that of the report', () => {
    const query = prepared([], []);
    expect(keyOf(query, ['Stage'], [['Lead'], ['Won']])).toBe(0);
    expect(keyOf(reportQuery(query, stages), ['Stage'], [['Lead'], ['Won']])).toBeUndefined();
    expect(reportQuery(query, undefined)).toBe(query);
  });
});

describe('the chart of a report', () => {
  const names = ['Currency', 'Stage', 'Value', 'Deals'];
  const definition = {
    ...aDefinition,
    options: { ...aDefinition.options, report: stages.id },
    columns: names.map((name, index) => ({
      field: name,
      name,
      type: stages.types[name]!,
      code: '',
      column: index + 11,
      header: `My ${name}`,
    })),
  };

  const columns = names.map((name, index) => ({ id: index + 11, name }));
  const table = { ...definition.table, sheet: 'Sheet', columns };
  /** Charts of a table with these currencies; keeps what is asked of it. */
  const chartsOf = (cells: readonly Cell[], title?: string) => {
    const asked: { source: ChartSource; steps: readonly ChartStep[] }[] = [];
    const charts: ReportCharts = {
      present: async () => ({
        cells,
        charts: title === undefined ? [] : [{ currency: 'EUR', title }],
      }),
      change: async (source, steps) => void asked.push({ source, steps }),
    };
    return { charts, asked };
  };
  const noDefinitions = {
    list: async () => [],
    write: () => Promise.reject(new AppError('workbook-readonly')),
    remove: async () => {},
  };

  test('is found again by the query, and shows its columns under whatever headers', async () => {
    const { charts, asked } = chartsOf(['EUR', 'EUR']);
    await drawCharts(charts, stages, 'Title', definition.id, table);
    const [{ source, steps }] = asked as [(typeof asked)[number]];
    expect(source.columns).toEqual([11, 12, 13]);
    expect(steps).toEqual([{ kind: 'add', currency: 'EUR', rows: undefined, title: 'Title' }]);
    expect(chartSource(definition)).toEqual(source);
  });

  test('charts of one currency are nothing to remember', async () => {
    const { charts } = chartsOf(['EUR'], stages.title);
    const ports = { charts, definitions: noDefinitions };
    expect(await followTable(ports, definition)).toBe(definition);
  });

  test('which currencies have charts is written once, and again when that changes', async () => {
    const { charts } = chartsOf(['EUR', 'JPY'], stages.title);
    const written: unknown[] = [];
    const write = async (one: unknown) => void written.push(one);
    const ports = { charts, definitions: { ...noDefinitions, write } };
    const after = await followTable(ports, definition);
    expect(after.charted?.map(({ currency }) => currency)).toEqual(['EUR', 'JPY']);
    expect(await followTable(ports, after)).toBe(after);
    expect(written).toEqual([after]);
  });

  test('no chart belongs to other queries, or to one that misses a column', () => {
    expect(chartSource(aDefinition)).toBeUndefined();
    expect(chartSource({ ...definition, columns: definition.columns.slice(1) })).toBeUndefined();
    const [first, ...rest] = definition.columns;
    const removed = { ...definition, columns: [{ ...first!, state: 'removed' as const }, ...rest] };
    expect(chartSource(removed)).toBeUndefined();
  });

  test('a chart that cannot follow does not undo the refresh', async () => {
    const { charts } = chartsOf(['EUR', 'JPY'], stages.title);
    const failing = { ...charts, change: () => Promise.reject(new AppError('sheet-protected')) };
    const ports = { charts: failing, definitions: noDefinitions };
    expect(await followTable(ports, definition)).toBe(definition);
  });
});
