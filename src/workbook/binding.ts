import type { SettingsStore } from '../connection/store';
import { sameName } from '../connection/profile';
import type { QueryDefinition } from './definition';

/** A connection of this device, as far as choosing one goes. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Company domain, where it is known. */
  readonly company?: string;
}

/** Which connection of this device a query uses. */
export type Binding =
  | { readonly kind: 'bound'; readonly connection: string }
  | {
      readonly kind: 'choose';
      /** `name`: there is none of that name; `company`: there is, but of another company or one not known. */
      readonly reason: 'name' | 'company';
      /** The one to offer first. */
      readonly suggested?: string;
    };

/**
 * Finds the connection for a name in a workbook. What the user chose for this workbook counts first. A
 * connection of the same name is taken without asking only where it leads to the company that the rows
 * came from: `Pipedrive` on a colleague's device may be quite another account. Else the user is asked.
 */
export function bindConnection(
  { name, company }: QueryDefinition['connection'],
  candidates: readonly Candidate[],
  remembered: string | undefined,
): Binding {
  const chosen = candidates.find(({ id }) => id === remembered);
  if (chosen) return { kind: 'bound', connection: chosen.id };
  const named = candidates.filter((one) => sameName(one.name, name));
  const sameCompany = (one: Candidate) =>
    company !== undefined && one.company?.toLowerCase() === company.toLowerCase();
  const exact = named.find(sameCompany);
  if (exact) return { kind: 'bound', connection: exact.id };
  const suggested = candidates.find(sameCompany) ?? named[0] ?? candidates[0];
  return {
    kind: 'choose',
    reason: named.length > 0 ? 'company' : 'name',
    ...(suggested ? { suggested: suggested.id } : {}),
  };
}

/**
 * What a workbook calls a connection of this device: by its name or, where queries there mean another
 * connection by that, with a number. `uses`: the names there, each with the connection meant, if known.
 */
export function nameInWorkbook(
  { id, name }: Candidate,
  uses: readonly { readonly name: string; readonly connection: string | undefined }[],
): string {
  const isOthers = (wanted: string) =>
    uses.some((use) => sameName(use.name, wanted) && use.connection !== id);
  let wanted = name;
  for (let count = 2; isOthers(wanted); count++) wanted = `${name} (${count})`;
  return wanted;
}

/** What the user chose on this device, by workbook and by the connection's name in it. */
export interface Bindings {
  get(workbook: string, name: string): Promise<string | undefined>;
  set(workbook: string, name: string, connection: string): Promise<void>;
}

/** Bindings in the device's store: they hold ids of connections and nothing of these. */
export function storedBindings(store: SettingsStore): Bindings {
  const keyOf = (workbook: string) => `bindings:${workbook}`;
  const read = async (workbook: string): Promise<Record<string, string>> => {
    const text = await store.get(keyOf(workbook));
    return text === undefined ? {} : parsed(text);
  };
  const nameKey = (name: string) => name.trim().normalize('NFC').toLowerCase();
  return {
    get: async (workbook, name) => (await read(workbook))[nameKey(name)],
    set: async (workbook, name, connection) => {
      const chosen = { ...(await read(workbook)), [nameKey(name)]: connection };
      await store.set(keyOf(workbook), JSON.stringify(chosen));
    },
  };
}

/** Damaged choices are none: the user is asked again. */
function parsed(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
