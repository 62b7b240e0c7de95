import {
  addTime,
  datetime,
  integer,
  link,
  never,
  number,
  selected,
  text,
  written,
  yesNo,
} from './column';
import type { TableEntry } from './entry';
import { list, patch, post, remove } from './source';

export const pipelines: TableEntry = {
  name: 'Pipelines',
  kind: 'table',
  description: 'Pipelines',
  key: 'Id',
  source: list('pipelines', 5),
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('pipelines', ['name']),
    update: patch('pipelines/{id}'),
    delete: remove('pipelines/{id}'),
  },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the pipeline', { kind: 'id', sort: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the pipeline', { ...never, ...selected, ...written }),
    integer('OrderNr', 'order_nr', 'Place among the pipelines', selected),
    yesNo(
      'IsDealProbabilityEnabled',
      'is_deal_probability_enabled',
      'Whether stages have a chance',
      written,
    ),
    addTime('pipeline'),
    datetime('UpdateTime', 'update_time', 'When the pipeline was last changed'),
    yesNo('IsDeleted', 'is_deleted', 'Whether the pipeline is deleted'),
  ],
};

export const stages: TableEntry = {
  name: 'Stages',
  kind: 'table',
  description: 'Stages of the pipelines',
  key: 'Id',
  source: list('stages', 5),
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('stages', ['name', 'pipeline_id']),
    update: patch('stages/{id}'),
    delete: remove('stages/{id}'),
  },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the stage', { kind: 'id', sort: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the stage', { ...never, ...selected, ...written }),
    link('PipelineId', 'pipeline_id', 'Pipelines', 'pipeline', {
      filter: { is: 'pipeline_id' },
      ...written,
    }),
    text('Pipeline', 'pipeline_id', 'Pipeline of the stage', {
      kind: 'option',
      lookup: 'pipelines',
      filter: { is: 'pipeline_id' },
      ...selected,
      ...written,
    }),
    integer('OrderNr', 'order_nr', 'Place within the pipeline', selected),
    number('DealProbability', 'deal_probability', 'Chance of success in percent', {
      ...selected,
      ...written,
    }),
    yesNo('IsDealRotEnabled', 'is_deal_rot_enabled', 'Whether deals can rot', written),
    integer('DaysToRotten', 'days_to_rotten', 'Days without a change until a deal rots', written),
    addTime('stage'),
    datetime('UpdateTime', 'update_time', 'When the stage was last changed'),
    yesNo('IsDeleted', 'is_deleted', 'Whether the stage is deleted'),
  ],
};
