import { company } from '../company';
import { addValues } from '../database';
import type { JsonObject } from '../json';
import type { Seeding } from './seeding';

const shapes: readonly (readonly [
  title: string,
  name: string,
  params: JsonObject,
  sum: boolean,
])[] = [
  ['New orders', 'deals_won', { pipeline_id: [1] }, true],
  ['Deals started', 'deals_started', { pipeline_id: [1, 2] }, false],
  ['Calls made', 'activities_completed', { activity_type_id: [1] }, false],
];

/** Goals of the company and of half of its people. */
export function seedGoals(seeding: Seeding): void {
  const { database, users } = seeding;
  const random = seeding.stream('goals');
  const [owner = 0] = users.active;
  const assignees = [
    { id: company.company_id, type: 'company' },
    ...users.active.filter((_, index) => index % 2 === 0).map((id) => ({ id, type: 'person' })),
  ];
  for (const assignee of assignees) {
    const [title, name, params, sum] = random.pick(shapes);
    const target = sum ? random.int(5, 60) * 10_000 : random.int(4, 80);
    const ends = random.chance(0.7);
    addValues(database, 'goals', {
      id: random.hash().slice(0, 32),
      owner_id: owner,
      title,
      type: { name, params },
      assignee,
      interval: random.pick(['weekly', 'monthly', 'quarterly']),
      duration: { start: '2026-01-01', end: ends ? '2026-12-31' : null },
      expected_outcome: {
        target,
        tracking_metric: sum ? 'sum' : 'quantity',
        ...(sum ? { currency_id: 1 } : {}),
      },
      is_active: random.chance(0.85),
      report_ids: [],
    });
  }
}
