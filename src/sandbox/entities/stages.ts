import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { hasId } from '../list-filter';
import { validationFailed } from '../problem';
import { pipelineAccess } from '../scope';
import * as property from './property';

export const stages: Entity = {
  name: 'stages',
  noun: 'Stage',
  costs: { ...v2Costs, list: 5 },
  access: pipelineAccess,
  createdStatus: 200,
  sorts: ['id', 'update_time', 'add_time', 'order_nr'],
  filters: { pipeline_id: hasId('pipeline_id') },
  properties: {
    id: property.id,
    order_nr: { label: 'Order', type: 'int' },
    name: { label: 'Name', type: 'varchar', check: check.filledText, required: true },
    is_deleted: property.isDeleted,
    deal_probability: { label: 'Probability', type: 'int', check: check.integer, initial: 100 },
    pipeline_id: {
      label: 'Pipeline',
      type: 'int',
      check: check.integer,
      required: true,
      refers: 'pipelines',
    },
    is_deal_rot_enabled: { label: 'Rotting', type: 'boolean', check: check.flag, initial: false },
    days_to_rotten: { label: 'Days to rotten', type: 'int', check: check.nullable(check.integer) },
    add_time: property.addTime,
    update_time: { ...property.updateTime, initial: null },
  },
  includes: {},
  settle,
};

function settle({ values, before, database }: Change): void {
  if (Number(values.deal_probability) < 0 || Number(values.deal_probability) > 100) {
    throw validationFailed([{ path: 'deal_probability', message: 'Expected 0 to 100' }]);
  }
  if (!before) {
    values.order_nr = database.collections.stages.having(
      'pipeline_id',
      values.pipeline_id ?? null,
    ).length;
  }
}
