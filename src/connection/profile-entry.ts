import type { Profile } from './profile';
import { propertyEntry, type PropertyName } from './property';
import type { Vault } from './vault';

/** The format of a stored profile: JSON, readable but for its secrets. */
interface Entry {
  readonly version: number;
  readonly name: string;
  readonly revision: number;
  readonly properties: Readonly<Record<string, string>>;
  /** Each encrypted by itself, bound to this profile and this property. */
  readonly secrets: Readonly<Record<string, string>>;
}

const version = 1;

/** A profile as the text to store. Rejects with what the vault throws. */
export async function sealProfile(profile: Profile, vault: Vault): Promise<string> {
  const readable: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(profile.properties)) {
    const secret = propertyEntry(name)?.kind === 'secret';
    if (secret) secrets[name] = await vault.encrypt(value, context(profile.id, name));
    else readable[name] = value;
  }
  const { name, revision = 1 } = profile;
  const entry: Entry = { version, name, revision, properties: readable, secrets };
  return JSON.stringify(entry);
}

/**
 * A stored text as a profile. Never rejects: what cannot be decrypted is left out and what cannot
 * be understood is sealed, so that it is listed and nothing overwrites it.
 */
export async function openProfile(id: string, text: string, vault: Vault): Promise<Profile> {
  const content = parse(text);
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
  const { name, revision } = content;
  return { id, name, revision, properties, ...(unreadable && { unreadable }) };
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

function isEntry(content: unknown): content is Entry {
  const entry = fieldsOf(content);
  return (
    entry['version'] === version &&
    typeof entry['name'] === 'string' &&
    typeof entry['revision'] === 'number' &&
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

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value instanceof Object ? { ...value } : {};
}
