import { isJsonObject, type JsonObject } from '../json';
import type { CompoundName } from './write-field';

/** What is written of a value made of parts: encoded values, null where a part is cleared. */
export type Parts = ReadonlyMap<string, unknown>;

/** The whole value to send, or the part that it lacks. */
export type Whole = { readonly value: unknown } | { readonly lacks: string };

type Compound = (given: Parts, current: unknown) => Whole;

/** Parts of an address that Pipedrive finds by itself from the text: `formatted_address` is its own. */
const addressParts = [
  'street_number',
  'route',
  'subpremise',
  'sublocality',
  'locality',
  'admin_area_level_1',
  'admin_area_level_2',
  'country',
  'postal_code',
];
const priceParts = ['price', 'currency', 'cost', 'direct_cost', 'notes'];
const attendeeParts = ['email', 'name', 'status', 'is_organizer', 'person_id', 'user_id'];

/**
 * How the parts of a value are put together, with what the row has now where a part is not written:
 * Pipedrive replaces such values as a whole ("Custom fields", "Emails and phones" in the guide to v2).
 */
export const compounds: Readonly<Record<CompoundName, Compound>> = {
  money: (given, current) => {
    const main = given.has('amount') || has(current, 'amount') ? 'amount' : 'value';
    return together(given, current, [main, 'currency']);
  },
  days: (given, current) => {
    const whole = together(given, current, ['value', 'until']);
    const start = given.has('value')
      ? given.get('value')
      : isJsonObject(current) && current['value'];
    const isOpen = given.get('until') === null || (!given.has('until') && has(current, 'until'));
    return 'lacks' in whole && whole.lacks === 'until' && isOpen
      ? { value: { value: start, until: null } }
      : whole;
  },
  hours: (given, current) => withZone(together(given, current, ['value', 'until']), given, current),
  time: (given, current) => withZone(together(given, current, ['value']), given, current),
  address: (given, current) => {
    const now = isJsonObject(current) ? current : {};
    const text = given.has('value') ? given.get('value') : now['value'];
    if (text === null || text === undefined)
      return given.has('value') ? { value: null } : { lacks: 'value' };
    // Parts of the old address do not belong to the new text: those that are not sent become empty.
    const kept = given.has('value') ? {} : pick(now, addressParts);
    const parts = [...given].filter(([part]) => part !== 'formatted_address');
    return { value: { value: text, ...kept, ...Object.fromEntries(parts) } };
  },
  contacts: (given, current) => ({ value: contacts(given, objects(current)) }),
  prices: (given, current) => {
    const [first = {}, ...others] = objects(current).map((price) => pick(price, priceParts));
    const price = { ...first, ...Object.fromEntries(given) };
    for (const part of ['price', 'currency']) if (isEmpty(price[part])) return { lacks: part };
    return {
      value: [
        without(
          price,
          ['cost', 'notes'].filter((one) => isEmpty(price[one])),
        ),
        ...others,
      ],
    };
  },
  participants: (given, current) => {
    const ids = list(given.get('value'));
    const before = objects(current).find(({ primary }) => primary === true)?.['person_id'];
    const primary = ids.includes(before) ? before : ids[0];
    return { value: ids.map((id) => ({ person_id: id, primary: id === primary })) };
  },
  attendees: (given, current) => {
    const known = new Map(objects(current).map((one) => [one['email'], pick(one, attendeeParts)]));
    return { value: list(given.get('value')).map((email) => known.get(email) ?? { email }) };
  },
};

/**
 * Parts that only mean something together: an empty main part clears them all, an empty other one is
 * missing.
 */
function together(given: Parts, current: unknown, names: readonly string[]): Whole {
  const now = isJsonObject(current) ? current : {};
  const value: Record<string, unknown> = {};
  for (const name of names) value[name] = (given.has(name) ? given.get(name) : now[name]) ?? null;
  const [main = '', other] = names;
  if (value[main] === null)
    return given.has(main) || !other || value[other] === null ? { value: null } : { lacks: main };
  return other && value[other] === null ? { lacks: other } : { value };
}

/** A zone by name takes the place of the zone's number, which is not shown. */
function withZone(whole: Whole, given: Parts, current: unknown): Whole {
  if ('lacks' in whole || whole.value === null) return whole;
  const zone = given.get('timezone_name');
  if (!isEmpty(zone)) return { value: { ...Object(whole.value), timezone_name: zone } };
  const kept = given.has('timezone_name') ? {} : pick(current, ['timezone_id', 'timezone_name']);
  return { value: { ...Object(whole.value), ...kept } };
}

/** Addresses that stay keep their labels. One is the primary one: the one written so, else as before. */
function contacts(given: Parts, current: readonly JsonObject[]): JsonObject[] {
  const now = current.map((entry) => pick(entry, ['value', 'label', 'primary']));
  const main = now.find(({ primary }) => primary === true) ?? now[0];
  const all = given.has('value')
    ? list(given.get('value')).map(
        (value) => now.find((entry) => entry['value'] === value) ?? { value },
      )
    : now;
  const primary = given.has('primary') ? given.get('primary') : undefined;
  if (primary === undefined) return marked(all, main?.['value']);
  if (primary === null)
    return marked(given.has('value') ? all : all.filter((entry) => entry !== main), undefined);
  if (all.some(({ value }) => value === primary)) return marked(all, primary);
  const renamed = { ...main, value: primary };
  const kept = given.has('value') ? all : all.filter((entry) => entry !== main);
  return marked([renamed, ...kept], primary);
}

function marked(entries: readonly JsonObject[], primary: unknown): JsonObject[] {
  const found = entries.findIndex(({ value }) => value === primary);
  const place = Math.max(0, found);
  return entries.map((entry, index) => ({
    ...entry,
    label: entry['label'] ?? 'work',
    primary: index === place,
  }));
}

const isEmpty = (value: unknown) => value === null || value === undefined;

function has(value: unknown, member: string): boolean {
  return isJsonObject(value) && member in value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objects(value: unknown): readonly JsonObject[] {
  return list(value).filter(isJsonObject);
}

function pick(value: unknown, names: readonly string[]): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    names.filter((name) => !isEmpty(value[name])).map((name) => [name, value[name]]),
  );
}

function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
