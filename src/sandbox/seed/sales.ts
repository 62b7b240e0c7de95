import { addValues, type Database } from '../database';
import { instant, plainTime } from '../time';
import { anchor, historyYears } from './context';
import { countries } from './countries';

const start = anchor - historyYears * 366 * 86_400_000;

/** A pipeline and its stages with the chance, in percent, that a deal in them is won. */
const funnels: readonly { name: string; stages: readonly (readonly [string, number])[] }[] = [
  {
    name: 'New equipment',
    stages: [
      ['Qualified', 10],
      ['Site visit', 25],
      ['Concept', 40],
      ['Offer sent', 60],
      ['Negotiation', 80],
      ['Verbal order', 95],
    ],
  },
  {
    name: 'Service & spare parts',
    stages: [
      ['Request received', 20],
      ['Clarification', 40],
      ['Quote sent', 65],
      ['Follow-up', 75],
      ['Order expected', 90],
    ],
  },
  {
    name: 'Partner – Großkunden',
    stages: [
      ['Contact made', 5],
      ['Pre-qualification', 15],
      ['Tender documents', 30],
      ['Bid submitted', 50],
      ['Shortlist', 65],
      ['Presentation', 75],
      ['Contract', 90],
    ],
  },
];

const types: readonly (readonly [string, string, string])[] = [
  ['Call', 'call', 'call'],
  ['Meeting', 'meeting', 'meeting'],
  ['Task', 'task', 'task'],
  ['Deadline', 'deadline', 'deadline'],
  ['Email', 'email', 'email'],
  ['Lunch', 'lunch', 'lunch'],
  ['Site visit', 'site_visit', 'car'],
  ['Factory acceptance test', 'factory_acceptance_test', 'checkbox'],
];

const currencies: Readonly<Record<string, readonly [string, string, number]>> = {
  EUR: ['Euro', '€', 2],
  USD: ['US Dollar', '$', 2],
  GBP: ['British Pound', '£', 2],
  SEK: ['Swedish Krona', 'kr', 2],
  PLN: ['Polish Złoty', 'zł', 2],
  JPY: ['Japanese Yen', '¥', 0],
  CHF: ['Swiss Franc', 'CHF', 2],
  INR: ['Indian Rupee', '₹', 2],
};

/** Pipelines with their stages, activity types and currencies: how the company sells. */
export function seedSales(database: Database): void {
  let stageId = 0;
  funnels.forEach(({ name, stages }, index) => {
    const pipeline = index + 1;
    addValues(database, 'pipelines', {
      id: pipeline,
      name,
      order_nr: index,
      is_deleted: false,
      is_deal_probability_enabled: index !== 1,
      add_time: instant(start),
      update_time: index === 2 ? null : instant(anchor),
    });
    stages.forEach(([stage, probability], order) => {
      stageId += 1;
      addValues(database, 'stages', {
        id: stageId,
        order_nr: order,
        name: stage,
        is_deleted: false,
        deal_probability: probability,
        pipeline_id: pipeline,
        is_deal_rot_enabled: order < 3,
        days_to_rotten: order < 3 ? 30 + 15 * order : null,
        add_time: instant(start),
        update_time: order === 0 ? null : instant(anchor),
      });
    });
  });
  types.forEach(([name, key, icon], index) => {
    addValues(database, 'activityTypes', {
      id: index + 1,
      order_nr: index + 1,
      name,
      key_string: key,
      icon_key: icon,
      active_flag: true,
      color: null,
      is_custom_flag: index > 5,
      add_time: plainTime(start),
      update_time: plainTime(start),
    });
  });
  [...new Set(countries.map(({ currency }) => currency))].forEach((code, index) => {
    const [name, symbol, decimals] = currencies[code]!;
    addValues(database, 'currencies', {
      id: index + 1,
      code,
      name,
      decimal_points: decimals,
      symbol,
      active_flag: true,
      is_custom_flag: false,
    });
  });
}
