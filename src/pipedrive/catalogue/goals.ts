import { date, integer, link, never, selected, text, user, yesNo } from './column';
import { asked } from './column';
import type { TableEntry } from './entry';
import { putV1, removeV1, wholeV1 } from './source';

const assignees = ['person', 'company', 'team'];
const booleans = ['true', 'false'];

/**
 * The list shows active goals of one's own unless it is asked otherwise, so it is asked for every
 * kind of assignee, active or not.
 */
export const goals: TableEntry = {
  name: 'Goals',
  kind: 'table',
  description: 'Goals of users, teams and the company',
  key: 'Id',
  source: wholeV1('goals/find'),
  inputs: [
    { column: 'AssigneeType', parameter: 'assignee.type', all: assignees },
    { column: 'IsActive', parameter: 'is_active', all: booleans },
  ],
  explode: 'goals',
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  // Targets and periods are objects, so goals are made in Pipedrive.
  writes: {
    update: putV1('goals/{goals.id}'),
    delete: removeV1('goals/{goals.id}'),
  },
  columns: [
    text('Id', 'goals.id', 'Id of the goal', { kind: 'id', ...never, ...selected }),
    text('Title', 'goals.title', 'Title of the goal', {
      ...selected,
      writable: 'update',
      writeAs: 'title',
    }),
    ...user('Owner', 'goals.owner_id', 'user who made the goal'),
    text('TypeName', 'goals.type.name', 'What is counted', selected),
    text('TypePipelineIds', 'goals.type.params.pipeline_id', 'Ids of the pipelines', {
      shape: 'list',
    }),
    link('TypeStageId', 'goals.type.params.stage_id', 'Stages', 'stage'),
    text('TypeActivityTypeIds', 'goals.type.params.activity_type_id', 'Ids of the activity types', {
      shape: 'list',
    }),
    text('AssigneeType', 'goals.assignee.type', 'person, company or team', {
      kind: 'option',
      values: assignees,
      ...selected,
      ...asked('assignee.type', assignees),
    }),
    integer('AssigneeId', 'goals.assignee.id', 'Id of the assignee', { kind: 'id', ...selected }),
    text('Interval', 'goals.interval', 'weekly, monthly, quarterly or yearly', {
      kind: 'option',
      values: ['weekly', 'monthly', 'quarterly', 'yearly'],
      writable: 'update',
      writeAs: 'interval',
      ...selected,
    }),
    date('DurationStart', 'goals.duration.start', 'First day', selected),
    date('DurationEnd', 'goals.duration.end', 'Last day', selected),
    integer('ExpectedOutcomeTarget', 'goals.expected_outcome.target', 'Target', selected),
    text(
      'ExpectedOutcomeTrackingMetric',
      'goals.expected_outcome.tracking_metric',
      'quantity or sum',
      selected,
    ),
    integer(
      'ExpectedOutcomeCurrencyId',
      'goals.expected_outcome.currency_id',
      'Id of the currency of a sum',
      { kind: 'id', references: { table: 'Currencies', column: 'Id' } },
    ),
    yesNo('IsActive', 'goals.is_active', 'Whether the goal is in use', {
      ...selected,
      ...asked('is_active'),
    }),
    text('ReportIds', 'goals.report_ids', 'Ids of the reports', { shape: 'list' }),
  ],
};
