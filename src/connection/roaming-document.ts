import { AppError } from '../core/error';

/** One setting, or the trace of a deleted one: without it, another device's copy would bring it back. */
export interface RoamingEntry {
  /** Null = deleted. */
  readonly value: string | null;
  /** Milliseconds since the epoch, always later than the entry it replaced. */
  readonly changed: number;
}

/** All settings of a roaming store, by their names. */
export type RoamingDocument = ReadonlyMap<string, RoamingEntry>;

const version = 1;
/** Longer than any write is under way on another device. */
const tombstoneMs = 30 * 86_400_000;

export const emptyDocument: RoamingDocument = new Map();

/**
 * What two devices wrote, as one: of each setting, what changed last. Which is given first, and how
 * often, makes no difference, so all devices come to the same.
 */
export function mergeDocuments(a: RoamingDocument, b: RoamingDocument): RoamingDocument {
  const merged = new Map(a);
  for (const [name, entry] of b) {
    const other = merged.get(name);
    if (!other || isLater(entry, other)) merged.set(name, entry);
  }
  return merged;
}

/**
 * The entry that sets or deletes (null) a setting. It is later than the one it replaces even where
 * this device's clock is behind.
 */
export function nextEntry(
  previous: RoamingEntry | undefined,
  value: string | null,
  now: number,
): RoamingEntry {
  return { value, changed: Math.max(now, (previous?.changed ?? 0) + 1) };
}

/** The document as text, without the traces of what was deleted long ago. */
export function formatDocument(document: RoamingDocument, now: number): string {
  const kept = [...document].filter(
    ([, { value, changed }]) => value !== null || now - changed < tombstoneMs,
  );
  return JSON.stringify({ version, entries: Object.fromEntries(kept) });
}

/** Throws `roaming-newer` or `roaming-damaged`. */
export function parseDocument(text: string): RoamingDocument {
  const content = parse(text);
  const { version: found, entries } = fieldsOf(content);
  if (typeof found === 'number' && found > version) throw new AppError('roaming-newer');
  const pairs = Object.entries(fieldsOf(entries));
  if (found !== version || !(entries instanceof Object) || !pairs.every(isPair))
    throw new AppError('roaming-damaged');
  return new Map(pairs.filter(isPair));
}

function isLater(a: RoamingEntry, b: RoamingEntry): boolean {
  if (a.changed !== b.changed) return a.changed > b.changed;
  // Any rule will do, as long as it is the same on all devices; what was kept stays.
  return b.value === null || (a.value !== null && a.value > b.value);
}

function isPair(pair: readonly [string, unknown]): pair is [string, RoamingEntry] {
  const { value, changed } = fieldsOf(pair[1]);
  return (typeof value === 'string' || value === null) && Number.isFinite(changed);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('roaming-damaged', {}, error);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value instanceof Object ? { ...value } : {};
}
