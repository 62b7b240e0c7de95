import { addValues } from '../database';
import { date, day, preciseInstant } from '../time';
import { countries, type Country } from './countries';
import { customValues, price } from './custom-values';
import { families } from './products';
import type { Seeding } from './seeding';
import { isExtra, later, madeAt } from './timeline';

const labels: readonly (readonly [string, string])[] = [
  ['Hot', 'red'],
  ['Warm', 'yellow'],
  ['Cold', 'blue'],
];
const archivedShare = 0.08;

/** Adds lead labels and leads: archived leads come on top of the visible ones. */
export function seedLeads(seeding: Seeding, homes: readonly Country[]): void {
  const { database, counts, users, specs } = seeding;
  const pools = new Map();
  const random = seeding.stream('leads');
  const labelIds = labels.map(([name, color], index) => {
    const id = random.uuid();
    const time = preciseInstant(madeAt(index, 1000, random));
    addValues(database, 'leadLabels', { id, name, color, add_time: time, update_time: time });
    return id;
  });
  // Leads inherit the custom fields of deals; only the first of them are asked for this early.
  const early = specs.deal.slice(0, 20);
  const visible = counts.leads;
  const extra = Math.round(visible * archivedShare);
  for (let index = 0; index < visible + extra; index += 1) {
    const at = madeAt(index, visible + extra, random) + random.int(0, 999);
    const org = homes.length > 0 && random.chance(0.7) ? random.int(1, homes.length) : null;
    const country = org === null ? random.pick(countries) : homes[org - 1]!;
    const person =
      org === null || random.chance(0.5) ? random.int(1, Math.max(1, counts.persons)) : null;
    const archived = isExtra(index, visible, extra);
    const name =
      org === null ? '' : String(database.collections.organizations.get(org)?.values.name);
    const values = {
      id: random.uuid(),
      title: `${name || 'Website'} enquiry: ${random.pick(families)}`,
      owner_id: random.pick(users.active),
      creator_id: random.pick(users.all),
      label_ids: random.chance(0.7) ? [random.pick(labelIds)] : [],
      person_id: person,
      organization_id: org,
      source_name: random.pick(['Manually created', 'Web forms', 'Live chat', 'API']),
      origin: random.pick(['ManuallyCreated', 'WebForms', 'LiveChat', 'API']),
      origin_id: null,
      channel: random.chance(0.3) ? random.int(51, 53) : null,
      channel_id: null,
      source_deal_id: null,
      is_archived: archived,
      archive_time: archived ? preciseInstant(later(at, 60, random)) : null,
      was_seen: random.chance(0.8),
      value: random.chance(0.6)
        ? { amount: price(random, country, 15_000, 1.2), currency: country.currency }
        : null,
      expected_close_date: random.chance(0.5) ? date(at + random.int(20, 200) * day) : null,
      next_activity_id: null,
      add_time: preciseInstant(at),
      update_time: preciseInstant(later(at, 20, random) + random.int(0, 999)),
      visible_to: '3',
      cc_email: `sandbox+lead${index + 1}@pipedrivemail.com`,
    };
    const context = { random, at, country, users: users.active, counts, pools };
    addValues(database, 'leads', values, customValues(early, context));
  }
}
