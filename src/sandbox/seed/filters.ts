import { addValues, type Database } from '../database';
import type { JsonObject } from '../json';
import { day, plainTime } from '../time';
import { anchor } from './context';

type Condition = readonly [object: string, field: string, operator: string, value: string | null];

/** Saved filters: all of the first conditions must hold and, if there are any, one of the second. */
const saved: readonly {
  name: string;
  type: string;
  all: readonly Condition[];
  any?: readonly Condition[];
}[] = [
  {
    name: 'Open deals over 10,000',
    type: 'deals',
    all: [
      ['deal', 'status', '=', 'open'],
      ['deal', 'value', '>', '10000'],
    ],
  },
  {
    name: 'Deals closing this quarter',
    type: 'deals',
    all: [['deal', 'expected_close_date', '=', 'this_quarter']],
  },
  {
    name: 'Won or lost, new equipment',
    type: 'deals',
    all: [['deal', 'pipeline_id', '=', '1']],
    any: [
      ['deal', 'status', '=', 'won'],
      ['deal', 'status', '=', 'lost'],
    ],
  },
  { name: 'My deals', type: 'deals', all: [['deal', 'owner_id', '=', 'me']] },
  {
    name: 'Deals with automotive customers',
    type: 'deals',
    all: [['organization', 'industry', '=', '1']],
  },
  { name: 'People without email', type: 'people', all: [['person', 'emails', 'IS NULL', null]] },
  {
    name: 'Large organizations',
    type: 'org',
    all: [['organization', 'employee_count', '>=', '500']],
  },
  {
    name: 'Overdue activities',
    type: 'activity',
    all: [
      ['activity', 'due_date', '=', 'before_today'],
      ['activity', 'done', '=', 'false'],
    ],
  },
  { name: 'Machines', type: 'products', all: [['product', 'category', '=', 'Machines']] },
  { name: 'Leads of this year', type: 'leads', all: [['lead', 'add_time', '=', 'this_year']] },
];

const kinds = {
  deal: 'deal',
  lead: 'deal',
  person: 'person',
  organization: 'organization',
  activity: 'activity',
  product: 'product',
} as const;

export function seedFilters(database: Database, user: number): void {
  const tree = ([object, code, operator, value]: Condition): JsonObject => {
    const kind = kinds[object as keyof typeof kinds];
    return {
      object,
      field_id: String(database.fields[kind].get(code)?.id),
      operator,
      value,
      extra_value: null,
    };
  };
  saved.forEach(({ name, type, all, any = [] }, index) => {
    addValues(database, 'filters', {
      id: index + 1,
      name,
      filter_code: null,
      is_editable: true,
      active_flag: true,
      type,
      temporary_flag: null,
      user_id: user,
      add_time: plainTime(anchor - (400 - index * 20) * day),
      update_time: index % 3 === 0 ? null : plainTime(anchor - index * day),
      visible_to: index % 2 === 0 ? '7' : '1',
      last_used_time: null,
      custom_view_id: null,
      conditions: {
        glue: 'and',
        conditions: [
          { glue: 'and', conditions: all.map(tree) },
          { glue: 'or', conditions: any.map(tree) },
        ],
      },
    });
  });
}
