import { asked, date, datetime, integer, link, money, never, number, rowId } from './column';
import { selected, text } from './column';
import type { ColumnEntry, Input, TableEntry } from './entry';
import { wholeV1 } from './source';

const statuses = ['open', 'won', 'lost'];
const perStatus: readonly Input[] = [{ column: 'Status', parameter: 'status', all: statuses }];
const status = text('Status', 'status', 'open, won or lost', {
  kind: 'option',
  values: statuses,
  ...never,
  ...selected,
  ...asked('status', statuses),
});

export const dealsSummary: TableEntry = {
  name: 'DealsSummary',
  kind: 'view',
  description: 'Number and value of the deals of each status, in the default currency',
  key: 'Status',
  source: wholeV1('deals/summary', 40),
  inputs: perStatus,
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    status,
    integer('TotalCount', 'total_count', 'Number of deals', selected),
    money(
      'TotalCurrencyConvertedValue',
      'total_currency_converted_value',
      'Value of all, in the default currency',
      selected,
    ),
    money(
      'TotalWeightedCurrencyConvertedValue',
      'total_weighted_currency_converted_value',
      'Value times chance of success, in the default currency',
      selected,
    ),
    text(
      'TotalCurrencyConvertedValueFormatted',
      'total_currency_converted_value_formatted',
      'Value of all, as text',
    ),
    text(
      'TotalWeightedCurrencyConvertedValueFormatted',
      'total_weighted_currency_converted_value_formatted',
      'Value times chance of success, as text',
    ),
    text('ValuesTotal', 'values_total', 'Values by currency', { shape: 'json' }),
    text('WeightedValuesTotal', 'weighted_values_total', 'Weighted values by currency', {
      shape: 'json',
    }),
  ],
};

export const dealsSummaryCurrencies: TableEntry = {
  name: 'DealsSummaryCurrencies',
  kind: 'view',
  description: 'Number and value of the deals of each status and currency',
  key: 'RowId',
  source: wholeV1('deals/summary', 40),
  inputs: perStatus,
  explode: 'values_total',
  rowId: ['status', 'values_total.key'],
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the status and the currency'),
    status,
    text('Currency', 'values_total.key', 'Currency', selected),
    integer('Count', 'values_total.count', 'Number of deals', selected),
    money('Value', 'values_total.value', 'Value, in this currency', selected),
    money(
      'ValueConverted',
      'values_total.value_converted',
      'Value, in the default currency',
      selected,
    ),
    text('ValueFormatted', 'values_total.value_formatted', 'Value, as text'),
    text(
      'ValueConvertedFormatted',
      'values_total.value_converted_formatted',
      'Value in the default currency, as text',
    ),
  ],
};

const intervals = ['day', 'week', 'month', 'quarter'];

export const dealsTimeline: TableEntry = {
  name: 'DealsTimeline',
  kind: 'view',
  description: 'Number and value of deals by period, counted by one of their dates',
  key: 'RowId',
  source: { ...wholeV1('deals/timeline'), query: { exclude_deals: '1' } },
  inputs: [
    { column: 'StartDate', parameter: 'start_date', example: '2026-01-01' },
    { column: 'Interval', parameter: 'interval', example: 'month' },
    { column: 'Amount', parameter: 'amount', example: '12' },
    { column: 'FieldKey', parameter: 'field_key', example: 'expected_close_date' },
  ],
  rowId: ['field_key', 'interval', 'start_date', 'amount', 'period_start'],
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('what was asked for and the period'),
    date('StartDate', 'start_date', 'First day of the first period', {
      ...never,
      ...selected,
      ...asked('start_date'),
    }),
    text('Interval', 'interval', 'day, week, month or quarter', {
      kind: 'option',
      values: intervals,
      ...never,
      ...selected,
      ...asked('interval', intervals),
    }),
    integer('Amount', 'amount', 'Number of periods', { ...never, ...selected, ...asked('amount') }),
    text('FieldKey', 'field_key', 'Key of the date by which deals are counted', {
      ...never,
      ...selected,
      ...asked('field_key'),
    }),
    datetime('PeriodStart', 'period_start', 'When the period begins', selected),
    datetime('PeriodEnd', 'period_end', 'When the period ends', selected),
    integer('Count', 'totals.count', 'Number of deals', selected),
    integer('OpenCount', 'totals.open_count', 'Number of open deals', selected),
    integer('WonCount', 'totals.won_count', 'Number of deals won', selected),
    text('Values', 'totals.values', 'Values by currency', { shape: 'amounts', ...selected }),
    text('WeightedValues', 'totals.weighted_values', 'Weighted values by currency', {
      shape: 'amounts',
    }),
    text('OpenValues', 'totals.open_values', 'Values of open deals by currency', {
      shape: 'amounts',
    }),
    text('WeightedOpenValues', 'totals.weighted_open_values', 'Weighted values of open deals', {
      shape: 'amounts',
    }),
    text('WonValues', 'totals.won_values', 'Values of deals won by currency', { shape: 'amounts' }),
  ],
};

const period: readonly Input[] = [
  { column: 'PipelineId', parameter: 'pipeline_id' },
  { column: 'StartDate', parameter: 'start_date', example: '2026-01-01' },
  { column: 'EndDate', parameter: 'end_date', example: '2026-03-31' },
];

const periodColumns: readonly ColumnEntry[] = [
  rowId('the pipeline, the period and what is counted'),
  link('PipelineId', 'pipeline_id', 'Pipelines', 'pipeline', {
    ...never,
    ...selected,
    ...asked('pipeline_id'),
  }),
  text('Pipeline', 'pipeline_id', 'Pipeline', { kind: 'option', lookup: 'pipelines' }),
  date('StartDate', 'start_date', 'First day', { ...never, ...selected, ...asked('start_date') }),
  date('EndDate', 'end_date', 'Last day', { ...never, ...selected, ...asked('end_date') }),
];

const stage = (name: string, code: string, what: string): ColumnEntry[] => [
  link(`${name}Id`, code, 'Stages', what),
  text(name, code, `${what[0]!.toUpperCase()}${what.slice(1)}`, {
    kind: 'option',
    lookup: 'stages',
    ...selected,
  }),
];

export const pipelinesConversions: TableEntry = {
  name: 'PipelinesConversions',
  kind: 'view',
  description: 'How many deals in a hundred went from stage to stage of a pipeline in a period',
  key: 'RowId',
  source: wholeV1('pipelines/{pipeline_id}/conversion_statistics', 40),
  inputs: period,
  explode: 'stage_conversions',
  rowId: ['pipeline_id', 'start_date', 'end_date', '#'],
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    ...periodColumns,
    ...stage('FromStage', 'stage_conversions.from_stage_id', 'stage before'),
    ...stage('ToStage', 'stage_conversions.to_stage_id', 'stage after'),
    number('ConversionRate', 'stage_conversions.conversion_rate', 'Deals in a hundred', selected),
    number('WonConversion', 'won_conversion', 'Deals in a hundred that were won', selected),
    number('LostConversion', 'lost_conversion', 'Deals in a hundred that were lost', selected),
  ],
};

const moved = (name: string, code: string, what: string): ColumnEntry[] => [
  integer(`${name}Count`, `${code}.count`, `Number of deals ${what}`, selected),
  text(`${name}Values`, `${code}.values`, `Values of deals ${what}, by currency`, {
    shape: 'amounts',
  }),
  text(`${name}DealIds`, `${code}.deals_ids`, `Ids of deals ${what}`, { shape: 'list' }),
];

export const pipelinesMovements: TableEntry = {
  name: 'PipelinesMovements',
  kind: 'view',
  description: 'Deals that came into a pipeline, moved in it and left it in a period',
  key: 'RowId',
  source: wholeV1('pipelines/{pipeline_id}/movement_statistics', 40),
  inputs: period,
  rowId: ['pipeline_id', 'start_date', 'end_date'],
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    ...periodColumns,
    integer('MovementsCount', 'movements_between_stages.count', 'Moves between stages', selected),
    ...moved('New', 'new_deals', 'added'),
    ...moved('LeftOpen', 'deals_left_open', 'left open'),
    ...moved('Won', 'won_deals', 'won'),
    ...moved('Lost', 'lost_deals', 'lost'),
    number(
      'AverageAgeInDays',
      'average_age_in_days.across_all_stages',
      'Average age of the deals in days',
      selected,
    ),
    text('AverageAgeByStages', 'average_age_in_days.by_stages', 'Average age in days, by stage', {
      shape: 'json',
    }),
  ],
};
