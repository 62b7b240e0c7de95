import type { Id } from '../collection';
import { company } from '../company';
import { addValues } from '../database';
import type { JsonObject } from '../json';
import { preciseInstant } from '../time';
import { countries } from './countries';
import { phone } from './custom-values';
import type { Seeding } from './seeding';

const outcomes = [
  'connected',
  'connected',
  'no_answer',
  'left_message',
  'left_voicemail',
  'wrong_number',
  'busy',
];
/** A call for so many of the done calls among the activities, but never more than this. */
const share = 0.6;
const most = 5000;

/** The calls that were made by phone: each belongs to an activity. */
export function seedCallLogs(seeding: Seeding): void {
  const { database } = seeding;
  const { activities, callLogs } = database.collections;
  const random = seeding.stream('call logs');
  const calls: { readonly id: Id; readonly values: JsonObject }[] = [];
  for (const { id, values } of activities.all()) {
    if (calls.length >= most) break;
    const { type, done, is_deleted, marked_as_done_time: at } = values;
    if (type !== 'call' || done !== true || is_deleted === true || at == null) continue;
    if (random.chance(share)) calls.push({ id, values: { ...values } });
  }
  callLogs.fillLater(() => {
    for (const { id: activity, values } of calls) {
      const { subject, owner_id, deal_id, person_id, org_id, marked_as_done_time } = values;
      const end = Date.parse(String(marked_as_done_time));
      const outcome = random.pick(outcomes);
      const seconds = outcome === 'connected' ? random.int(20, 2400) : random.int(0, 30);
      const id = `CA${random.hash().slice(0, 28)}`;
      const from = phone(random, countries[2]!);
      addValues(database, 'callLogs', {
        id,
        activity_id: activity,
        person_id: person_id ?? null,
        org_id: org_id ?? null,
        deal_id: deal_id ?? null,
        lead_id: null,
        subject: subject ?? null,
        duration: String(seconds),
        outcome,
        from_phone_number: from,
        to_phone_number: phone(random, random.pick(countries)),
        has_recording: outcome === 'connected' && random.chance(0.2),
        start_time: preciseInstant(end - seconds * 1000),
        end_time: preciseInstant(end),
        user_id: owner_id ?? null,
        company_id: company.company_id,
        note: random.chance(0.3) ? 'Wants a second offer' : null,
      });
    }
  });
}
