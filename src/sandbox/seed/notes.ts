import { addValues } from '../database';
import { plainTime } from '../time';
import type { Seeding } from './seeding';
import { later, madeAt } from './timeline';

const contents = [
  '<p>Spoke with the plant manager: <b>decision in two weeks</b>.</p>',
  'Wünscht ein Angebot inkl. Montage &amp; Schulung.',
  '<ul><li>drawings</li><li>samples</li></ul>',
  '=HYPERLINK("https://example.com")',
  '納期は12週間',
];
/** A note per so many deals, but never more than this. */
const perDeal = 0.4;
const most = 4000;
/** A few notes hold a whole protocol: about as long as an Excel cell can take. */
const longLength = 30_000;

export function seedNotes(seeding: Seeding): void {
  const { database, users } = seeding;
  const { deals } = database.collections;
  const random = seeding.stream('notes');
  const count = Math.min(most, Math.round(deals.size * perDeal));
  for (let index = 0; index < count; index += 1) {
    const at = madeAt(index, count, random);
    const deal = deals.get(random.int(1, deals.size));
    const content = random.pick(contents);
    addValues(database, 'notes', {
      id: index + 1,
      user_id: random.pick(users.all),
      deal_id: deal?.id ?? null,
      person_id: deal?.values.person_id ?? null,
      org_id: deal?.values.org_id ?? null,
      lead_id: null,
      project_id: null,
      task_id: null,
      content: index % 150 === 7 ? `${content} `.repeat(longLength / content.length) : content,
      add_time: plainTime(at),
      update_time: plainTime(later(at, 10, random)),
      active_flag: true,
      pinned_to_deal_flag: random.chance(0.1),
      pinned_to_person_flag: false,
      pinned_to_organization_flag: false,
      pinned_to_lead_flag: false,
      pinned_to_project_flag: false,
      pinned_to_task_flag: false,
      last_update_user_id: random.chance(0.5) ? random.pick(users.active) : null,
    });
  }
}
