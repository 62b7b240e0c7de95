import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { pipelineAccess } from '../scope';
import * as property from './property';

export const pipelines: Entity = {
  name: 'pipelines',
  noun: 'Pipeline',
  costs: { ...v2Costs, list: 5 },
  access: pipelineAccess,
  createdStatus: 200,
  sorts: ['id', 'update_time', 'add_time'],
  filters: {},
  properties: {
    id: property.id,
    name: { label: 'Name', type: 'varchar', check: check.filledText, required: true },
    order_nr: { label: 'Order', type: 'int' },
    is_deleted: property.isDeleted,
    is_deal_probability_enabled: {
      label: 'Deal probability',
      type: 'boolean',
      check: check.flag,
      initial: false,
    },
    add_time: property.addTime,
    update_time: { ...property.updateTime, initial: null },
  },
  includes: {},
  settle: ({ values, before, database }: Change) => {
    if (!before) values.order_nr = database.collections.pipelines.size;
  },
};
