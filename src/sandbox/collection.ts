import type { Direction, Marker } from './cursor';
import type { Json, JsonObject } from './json';

export type Id = number | string;

/**
 * Custom values by field code. A Map, because every record has another selection of the fields set:
 * as objects each of them would get a hidden class of its own.
 */
export type CustomValues = ReadonlyMap<string, Json>;

/** A record: Pipedrive's own properties, and the custom fields that are set (unset ones are absent). */
export interface Entry {
  readonly id: Id;
  readonly values: JsonObject;
  custom: CustomValues;
}

/** A page of entries and, unless it is the last, the marker of the page after it. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly next: Marker | undefined;
}

export interface PageRequest {
  readonly field: string;
  readonly direction: Direction;
  readonly limit: number;
  readonly from?: Marker;
  readonly match: (entry: Entry) => boolean;
}

/** All records of one kind, in memory, with the orders and groups that lists ask for. */
export class Collection {
  private readonly byId = new Map<Id, Entry>();
  private readonly orders = new Map<string, { list: Entry[]; stale: boolean }>();
  private groups = new Map<string, Map<Json | undefined, Entry[]>>();
  private highest = 0;
  private pending: (() => void) | undefined;

  /**
   * Has the records made when they are first asked for: most runs never look at most kinds, and a
   * large company has hundreds of thousands of them. `fill` must not depend on what changes meanwhile.
   */
  fillLater(fill: () => void): void {
    this.pending = fill;
  }

  get size(): number {
    this.fill();
    return this.byId.size;
  }

  get(id: Id): Entry | undefined {
    this.fill();
    return this.byId.get(id);
  }

  /** In the order of creation. */
  all(): Iterable<Entry> {
    this.fill();
    return this.byId.values();
  }

  nextId(): number {
    this.fill();
    return this.highest + 1;
  }

  add(entry: Entry): Entry {
    this.fill();
    this.byId.set(entry.id, entry);
    if (typeof entry.id === 'number') this.highest = Math.max(this.highest, entry.id);
    for (const order of this.orders.values()) order.list.push(entry);
    this.changed();
    return entry;
  }

  remove(entry: Entry): void {
    this.byId.delete(entry.id);
    this.orders.clear();
    this.changed();
  }

  /** To be called after every change of values: orders and groups are made anew when next needed. */
  changed(): void {
    for (const order of this.orders.values()) order.stale = true;
    this.groups = new Map();
  }

  /** The entries whose property has this value. */
  having(property: string, value: Json): readonly Entry[] {
    this.fill();
    let group = this.groups.get(property);
    if (!group) {
      group = new Map();
      for (const entry of this.byId.values()) {
        const key = entry.values[property];
        const members = group.get(key);
        if (members) members.push(entry);
        else group.set(key, [entry]);
      }
      this.groups.set(property, group);
    }
    return group.get(value) ?? [];
  }

  /** The page that starts at the marker (or at the beginning), by keyset: ties are broken by id. */
  page(request: PageRequest): Page {
    this.fill();
    return pageOf(this.ordered(request.field), request);
  }

  private fill(): void {
    const fill = this.pending;
    this.pending = undefined;
    fill?.();
  }

  private ordered(field: string): readonly Entry[] {
    let order = this.orders.get(field);
    if (!order) {
      order = { list: [...this.byId.values()], stale: true };
      this.orders.set(field, order);
    }
    if (order.stale) {
      sortBy(order.list, field);
      order.stale = false;
    }
    return order.list;
  }
}

/** Sorts in place as pages want it: by the field, ties by id. */
export function sortBy(entries: Entry[], field: string): Entry[] {
  return entries.sort((a, b) => compare(a, b.values[field] ?? null, b.id, field));
}

/** A page of entries that are sorted by the request's field. */
export function pageOf(list: readonly Entry[], request: PageRequest): Page {
  const step = request.direction === 'asc' ? 1 : -1;
  let index = request.from ? startOf(list, request.from) : step === 1 ? 0 : list.length - 1;
  const entries: Entry[] = [];
  for (; index >= 0 && index < list.length; index += step) {
    const entry = list[index]!;
    if (!request.match(entry)) continue;
    if (entries.length === request.limit) return { entries, next: markerAt(entry, request) };
    entries.push(entry);
  }
  return { entries, next: undefined };
}

function markerAt(entry: Entry, { field, direction }: PageRequest): Marker {
  return {
    field,
    fieldValue: entry.values[field] ?? null,
    sortDirection: direction,
    id: entry.id,
  };
}

/** Index of the marked entry, or where it would stand: behind the marker in the marker's direction. */
function startOf(list: readonly Entry[], { field, fieldValue, id, sortDirection }: Marker): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sign = compare(list[middle]!, fieldValue, id, field);
    if (sortDirection === 'asc' ? sign < 0 : sign <= 0) low = middle + 1;
    else high = middle;
  }
  return sortDirection === 'asc' ? low : low - 1;
}

function compare(entry: Entry, value: Json, id: Json, field: string): number {
  return compareValues(entry.values[field] ?? null, value) || compareValues(entry.id, id);
}

/** Null first, then numbers or text by code unit. */
export function compareValues(a: Json, b: Json): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
