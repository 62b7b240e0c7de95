import type { Profile } from './profile';
import { propertyEntry, type PropertyName } from './property';
import type { Vault } from './vault';

/** The format of a stored profile: JSON, readable but for its secrets. */
interface Entry {
  readonly version: number;
  readonly name: string;
  readonly revision: number;
  readonly changed: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Each encrypted by itself, bound to this profile and this property. */
  readonly secrets: Readonly<Record<string, string>>;
}

const version = 2;

type Fields = Readonly<Record<string, unknown>>;

/** What makes an entry of an older version one of the next, by the version it starts from. */
const migrations: Readonly<Record<number, (entry: Fields) => Fields>> = {
  // Version 1 told no time: it gives way to any entry that does.
  1: (entry) => ({ ...entry, version: 2, changed: 0 }),
};

/** A profile as the text to store. Rejects with what the vault throws. */
export async function sealProfile(profile: Profile, vault: Vault): Promise<string> {
  const readable: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(profile.properties)) {
    const secret = propertyEntry(name)?.kind === 'secret';
    if (secret) secrets[name] = await vault.encrypt(value, context(profile.id, name));
    else readable[name] = value;
  }
  const { name, revision = 1, changed = 0 } = profile;
  const entry: Entry = { version, name, revision, changed, properties: readable, secrets };
  return JSON.stringify(entry);
}

/**
 * A stored text as a profile. Never rejects: what cannot be decrypted is left out and what cannot
 * be understood is sealed, so that it is listed and nothing overwrites it.
 */
export async function openProfile(id: string, text: string, vault: Vault): Promise<Profile> {
  const content = migrated(parse(text));
  if (!isEntry(content) || !hasKnownProperties(content)) return sealedProfile(id, content);
  const properties: Partial<Record<PropertyName, string>> = { ...content.properties };
  let unreadable = false;
  for (const [name, encrypted] of Object.entries(content.secrets)) {
    try {
      properties[name as PropertyName] = await vault.decrypt(encrypted, context(id, name));
    } catch {
      unreadable = true;
    }
  }
  const { name, revision, changed } = content;
  return { id, name, revision, changed, properties, ...(unreadable && { unreadable }) };
}

function context(id: string, name: string): string {
  return `${id}/${name}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function migrated(content: unknown): unknown {
  let entry = fieldsOf(content);
  for (;;) {
    const step = migrations[Number(entry['version'])];
    if (!step) return entry;
    entry = step(entry);
  }
}

function isEntry(content: unknown): content is Entry {
  const entry = fieldsOf(content);
  return (
    entry['version'] === version &&
    typeof entry['name'] === 'string' &&
    typeof entry['revision'] === 'number' &&
    typeof entry['changed'] === 'number' &&
    [entry['properties'], entry['secrets']].every(isTexts)
  );
}

/** An unknown property comes from a newer version: saving here would lose it. */
function hasKnownProperties({ properties, secrets }: Entry): boolean {
  return [properties, secrets]
    .flatMap(Object.keys)
    .every((name) => propertyEntry(name)?.name === name);
}

function sealedProfile(id: string, content: unknown): Profile {
  const { version: found, name } = fieldsOf(content);
  return {
    id,
    name: typeof name === 'string' ? name : 'Damaged connection',
    properties: {},
    unreadable: true,
    sealed:
      (typeof found === 'number' && found > version) || isEntry(content) ? 'newer' : 'damaged',
  };
}

function isTexts(value: unknown): boolean {
  return value instanceof Object && Object.values(value).every((text) => typeof text === 'string');
}

function fieldsOf(value: unknown): Fields {
  return value instanceof Object ? { ...value } : {};
}
