import { addValues } from '../database';
import type { JsonObject } from '../json';
import { date, day, instant } from '../time';
import { anchor } from './context';
import { countries, type Country } from './countries';
import { customValues, price } from './custom-values';
import { families } from './products';
import type { Random } from './random';
import type { Seeding } from './seeding';
import { isExtra, later, madeAt } from './timeline';

/** On top of the visible deals: shares that are archived and deleted. */
const archivedShare = 0.05;
const deletedShare = 0.03;

const intents = [
  'retrofit',
  'extension',
  'new line',
  'spare parts 2026',
  'service contract',
  'study',
];
const lossReasons = ['Price', 'Competitor', 'Project cancelled', 'No answer', 'Lieferzeit', null];
/** Titles that a spreadsheet could take for a formula: people do type such things. */
const awkward = [
  '=Sum still to be agreed',
  '-10 % renewal discount',
  '@Bernd: please call back',
  '+Option: second palletizer',
  '007 Sicherheitszaun',
  '3/4 inch fittings',
  'Déjà vu – 再見積もり 🚚',
  '\'quoted\' title, with comma; and "quotes"',
];
const medianEuros: Readonly<Record<number, number>> = { 1: 45_000, 2: 3200, 3: 120_000 };

function title(random: Random, organization: string): string {
  if (random.chance(0.02)) return random.pick(awkward);
  return `${organization} – ${random.pick(families)} ${random.pick(intents)}`;
}

/** How a deal stands after `age` days: the older, the surer it is closed. */
function outcome(random: Random, age: number): 'open' | 'won' | 'lost' {
  const closed = Math.min(0.93, age / 260);
  if (!random.chance(closed)) return 'open';
  return random.chance(0.42) ? 'won' : 'lost';
}

interface Times extends JsonObject {
  update_time: string | null;
  close_time: string | null;
  won_time: string | null;
  lost_time: string | null;
}

/** Deleted deals can be listed for 30 days: all of them were deleted shortly before the anchor day. */
const deletedAt = (random: Random) => instant(anchor - random.int(3600, 29 * 86_400) * 1000);

function times(random: Random, at: number, status: string, untouched: boolean): Times {
  const changed = later(at, 30, random);
  const closed = status === 'open' ? null : instant(later(at, 75, random));
  const update = closed ?? instant(changed);
  const day10 = closed?.slice(0, 10) ?? null;
  return {
    add_time: instant(at),
    update_time: untouched ? null : update,
    stage_change_time: untouched ? null : instant(changed),
    close_time: closed,
    won_time: status === 'won' ? closed : null,
    lost_time: status === 'lost' ? closed : null,
    local_won_date: status === 'won' ? day10 : null,
    local_lost_date: status === 'lost' ? day10 : null,
    local_close_date: day10,
  };
}

/** Adds the deals: `counts.deals` of them listed, archived and deleted ones between them. */
export function seedDeals(seeding: Seeding, homes: readonly Country[]): void {
  const { database, counts, users, specs } = seeding;
  const pools = new Map();
  const random = seeding.stream('deals');
  const visible = counts.deals;
  const archived = Math.round(visible * archivedShare);
  const deleted = Math.round(visible * deletedShare);
  const total = visible + archived + deleted;
  const { organizations, stages } = database.collections;

  for (let index = 0; index < total; index += 1) {
    const hidden = isExtra(index, visible, archived + deleted);
    const isDeleted = hidden && random.chance(deleted / (archived + deleted));
    const isArchived = hidden && !isDeleted;
    const at = madeAt(index, total, random);
    const org = homes.length > 0 && random.chance(0.94) ? random.int(1, homes.length) : null;
    const country = org === null ? random.pick(countries) : homes[org - 1]!;
    const name = org === null ? '' : String(organizations.get(org)?.values.name);
    const pipeline = random.pick([1, 1, 1, 2, 2, 2, 2, 3]);
    const stage = random.pick(stages.having('pipeline_id', pipeline));
    const status = outcome(random, (anchor - at) / day);
    const untouched = status === 'open' && random.chance(0.08);
    const value = price(random, country, medianEuros[pipeline] ?? 1000, 1.3);
    const recurring = pipeline === 2 && random.chance(0.3);
    const moments = times(random, at, status, untouched);
    const values: JsonObject = {
      id: index + 1,
      title: title(random, name || 'Direct enquiry'),
      creator_user_id: random.pick(users.all),
      owner_id: random.pick(users.all),
      value: random.chance(0.05) ? 0 : value,
      person_id: counts.persons > 0 && random.chance(0.9) ? random.int(1, counts.persons) : null,
      org_id: org,
      stage_id: stage.id,
      pipeline_id: pipeline,
      currency: country.currency,
      archive_time: isArchived ? instant(later(at, 300, random)) : null,
      ...moments,
      ...(isDeleted ? { update_time: deletedAt(random) } : {}),
      status: isDeleted ? 'deleted' : status,
      is_archived: isArchived,
      is_deleted: isDeleted,
      probability: random.chance(0.3) ? random.int(1, 20) * 5 : null,
      lost_reason: status === 'lost' ? random.pick(lossReasons) : null,
      visible_to: random.pick([3, 3, 3, 3, 1, 5, 7]),
      expected_close_date: random.chance(0.75) ? date(at + random.int(20, 240) * day) : null,
      label_ids: random.chance(0.4) ? random.some([1, 2, 3, 4], random.int(1, 2)) : [],
      origin: random.pick(['ManuallyCreated', 'ManuallyCreated', 'API', 'Import', 'WebForms']),
      origin_id: null,
      channel: random.chance(0.3) ? random.int(51, 53) : null,
      channel_id: null,
      acv: recurring ? value : null,
      arr: recurring ? value : null,
      mrr: recurring ? Math.round((value / 12) * 100) / 100 : null,
    };
    const context = { random, at, country, users: users.active, counts, pools };
    addValues(database, 'deals', values, customValues(specs.deal, context));
  }
}
