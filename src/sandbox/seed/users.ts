import { addValues, type Database } from '../database';
import { day, plainTime } from '../time';
import { anchor } from './context';
import type { Random } from './random';

/** Name, time zone, its offset on the anchor day, currency, admin. The first one owns the API token. */
const people: readonly (readonly [string, string, string, string, boolean?])[] = [
  ['Mari Kask', 'Europe/Tallinn', '+02:00', 'EUR', true],
  ['Jens Ødegård', 'Europe/Oslo', '+01:00', 'EUR', true],
  ['Zoë Whitfield', 'Europe/London', '+00:00', 'GBP'],
  ['Łukasz Nowak', 'Europe/Warsaw', '+01:00', 'PLN'],
  ['Aino Lehtinen', 'Europe/Helsinki', '+02:00', 'EUR'],
  ['Bernd Schäfer', 'Europe/Berlin', '+01:00', 'EUR'],
  ['François Dubois', 'Europe/Paris', '+01:00', 'EUR'],
  ['Grace Okafor', 'America/Chicago', '-06:00', 'USD'],
  ['田中 さくら', 'Asia/Tokyo', '+09:00', 'JPY'],
  ['Ελένη Νικολάου', 'Europe/Athens', '+02:00', 'EUR'],
  ['Arjun Iyer', 'Asia/Kolkata', '+05:30', 'INR'],
  ['Åsa Lindström', 'Europe/Stockholm', '+01:00', 'SEK'],
  ['Ruedi Brunner', 'Europe/Zurich', '+01:00', 'CHF'],
  ["Siobhán O'Connor", 'Europe/London', '+00:00', 'GBP'],
  ['Mateo Martínez', 'America/New_York', '-05:00', 'USD'],
];

/** People who have left: their records remain. */
const former: typeof people = [
  ['Tõnu Saar', 'Europe/Tallinn', '+02:00', 'EUR'],
  ['Helga Vogt', 'Europe/Berlin', '+01:00', 'EUR'],
  ['Peter Novák', 'Europe/Prague', '+01:00', 'EUR'],
];

/** Adds the users and gives the ids of the active and of all of them. */
export function seedUsers(database: Database, random: Random): { active: number[]; all: number[] } {
  const all = [...people, ...former].map(([name, zone, offset, currency, admin = false], index) => {
    const id = 12_000_001 + index * 37;
    const active = index < people.length;
    const created = anchor - random.int(900, 1400) * day;
    addValues(database, 'users', {
      id,
      name,
      default_currency: currency,
      locale: 'en_US',
      lang: 1,
      email: `user${index + 1}@sandbox.example`,
      phone: index % 4 === 3 ? null : `+372 5${random.int(100, 999)} ${random.int(1000, 9999)}`,
      activated: true,
      last_login: plainTime(anchor - random.int(0, active ? 6 : 500) * day),
      created: plainTime(created),
      modified: active ? plainTime(anchor - random.int(1, 200) * day) : null,
      has_created_company: index === 0,
      access: [
        { app: 'sales', admin, permission_set_id: '62cc4d7f-4038-4352-abf3-a8c1c822b631' },
        { app: 'global', admin, permission_set_id: '233b7976-39bd-43a9-b305-ef3a2b0998e5' },
      ],
      active_flag: active,
      timezone_name: zone,
      timezone_offset: offset,
      role_id: 1,
      icon_url: null,
      is_you: false,
      is_deleted: !active && index % 2 === 0,
    });
    return id;
  });
  return { active: all.slice(0, people.length), all };
}
