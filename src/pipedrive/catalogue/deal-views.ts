import { activities } from './activities';
import { link, linkedName, money, never, integer, number, selected, text, asked } from './column';
import { date, datetime, yesNo } from './column';
import { persons } from './contacts';
import { deals } from './deals';
import type { TableEntry } from './entry';
import { list, pagedV1 } from './source';
import { viewOf } from './view';

export const dealsArchived = viewOf(deals, {
  name: 'DealsArchived',
  description: 'Deals that were archived',
  source: list('deals/archived', 20),
});

/** Deals of one thing: a condition that the list of deals takes, and must be given. */
const dealsOf = (name: string, what: string, column: string, parameter: string) =>
  viewOf(deals, {
    name,
    description: `Deals of ${what}: Deals with a required condition on ${column}`,
    source: list('deals'),
    inputs: [{ column, parameter }],
  });

export const pipelinesDeals = dealsOf('PipelinesDeals', 'a pipeline', 'PipelineId', 'pipeline_id');
export const stagesDeals = dealsOf('StagesDeals', 'a stage', 'StageId', 'stage_id');
export const personsDeals = dealsOf('PersonsDeals', 'a person', 'PersonId', 'person_id');
export const organizationsDeals = dealsOf(
  'OrganizationsDeals',
  'an organization',
  'OrgId',
  'org_id',
);

const activitiesOf = (name: string, what: string, column: string, parameter: string) =>
  viewOf(activities, {
    name,
    description: `Activities of ${what}: Activities with a required condition on ${column}`,
    source: list('activities'),
    inputs: [{ column, parameter }],
  });

export const dealsActivities = activitiesOf('DealsActivities', 'a deal', 'DealId', 'deal_id');
export const personsActivities = activitiesOf(
  'PersonsActivities',
  'a person (as the main participant)',
  'PersonId',
  'person_id',
);
export const organizationsActivities = activitiesOf(
  'OrganizationsActivities',
  'an organization',
  'OrgId',
  'org_id',
);

export const organizationsPersons = viewOf(persons, {
  name: 'OrganizationsPersons',
  description: 'People of an organization: Persons with a required condition on OrgId',
  source: list('persons'),
  inputs: [{ column: 'OrgId', parameter: 'org_id' }],
});

export const dealsPersons: TableEntry = {
  ...viewOf(persons, {
    name: 'DealsPersons',
    description: 'People linked to a deal',
    source: list('persons'),
    inputs: [{ column: 'DealId', parameter: 'deal_id' }],
    columns: [
      // A person can belong to many deals.
      text('RowId', 'row_id', 'Key of the row, made of the deal and the person', {
        kind: 'id',
        ...never,
      }),
      link('DealId', 'deal_id', 'Deals', 'deal', { ...never, ...selected, ...asked('deal_id') }),
    ],
    changes: 'none',
  }),
  key: 'RowId',
  rowId: ['deal_id', 'id'],
  deletes: 'whole-list',
};

/** v1 has the only list of a product's deals, with the columns of v1. */
export const productsDeals: TableEntry = {
  name: 'ProductsDeals',
  kind: 'view',
  description: 'Deals that a product is part of',
  key: 'RowId',
  source: pagedV1('products/{product_id}/deals'),
  inputs: [{ column: 'ProductId', parameter: 'product_id' }],
  rowId: ['product_id', 'id'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    text('RowId', 'row_id', 'Key of the row, made of the product and the deal', {
      kind: 'id',
      ...never,
    }),
    link('ProductId', 'product_id', 'Products', 'product', {
      ...never,
      ...selected,
      ...asked('product_id'),
    }),
    linkedName('Product', 'product_id', 'products', 'Name of the product'),
    link('DealId', 'id', 'Deals', 'deal', { ...never, ...selected }),
    text('Title', 'title', 'Title of the deal', selected),
    money('Value', 'value', 'Value of the deal, in its currency', selected),
    text('Currency', 'currency', 'Currency of the value', selected),
    text('Status', 'status', 'open, won or lost', { kind: 'option', ...selected }),
    link('PipelineId', 'pipeline_id', 'Pipelines', 'pipeline'),
    text('Pipeline', 'pipeline_id', 'Pipeline the deal is in', {
      kind: 'option',
      lookup: 'pipelines',
    }),
    link('StageId', 'stage_id', 'Stages', 'stage'),
    text('Stage', 'stage_id', 'Stage the deal is in', {
      kind: 'option',
      lookup: 'stages',
      ...selected,
    }),
    link('OwnerId', 'user_id', 'Users', 'user who owns the deal'),
    text('Owner', 'owner_name', 'User who owns the deal', { kind: 'user', ...selected }),
    link('PersonId', 'person_id', 'Persons', 'linked person'),
    text('Person', 'person_name', 'Name of the linked person', { kind: 'person', ...selected }),
    link('OrgId', 'org_id', 'Organizations', 'linked organization'),
    text('Organization', 'org_name', 'Name of the linked organization', {
      kind: 'organization',
      ...selected,
    }),
    number('Probability', 'probability', 'Chance of success in percent'),
    money('WeightedValue', 'weighted_value', 'Value times chance of success'),
    date('ExpectedCloseDate', 'expected_close_date', 'When the deal should close'),
    text('LostReason', 'lost_reason', 'Why the deal was lost'),
    datetime('AddTime', 'add_time', 'When the deal was added'),
    datetime('UpdateTime', 'update_time', 'When the deal was last changed'),
    datetime('StageChangeTime', 'stage_change_time', 'When the deal last changed its stage'),
    datetime('CloseTime', 'close_time', 'When the deal was won or lost'),
    datetime('WonTime', 'won_time', 'When the deal was won'),
    datetime('LostTime', 'lost_time', 'When the deal was lost'),
    integer('ProductsCount', 'products_count', 'Number of products'),
    integer('ActivitiesCount', 'activities_count', 'Number of activities'),
    yesNo('IsArchived', 'is_archived', 'Whether the deal is archived'),
  ],
};
