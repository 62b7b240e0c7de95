import { AppError } from '../core/error';
import type { PropertyName } from './property';
import { properties as entries, propertyEntry } from './property';
import { canonicalValue, valueError } from './property-value';

/** Property values as text. Holds only what differs from the default; see `canonicalProperties`. */
export type Properties = Readonly<Partial<Record<PropertyName, string>>>;

/** A named connection. */
export interface Profile {
  /** Never changes; '' until the first save. */
  readonly id: string;
  readonly name: string;
  /** Secrets in the clear: a profile lives in memory only. */
  readonly properties: Properties;
  /** Counts saves. When given to `save`, a change made elsewhere since is not overwritten. */
  readonly revision?: number;
  /** When it was saved last, milliseconds since the epoch; 0 = before this was kept. */
  readonly changed?: number;
  /** True where something stored cannot be read here; secrets that cannot be decrypted are empty. */
  readonly unreadable?: true;
  /** Set where the whole entry cannot be used: it can be deleted, but not saved or duplicated. */
  readonly sealed?: 'damaged' | 'newer';
}

/** What a validation message stands beside. */
export type ProfileField = PropertyName | 'Name';

/** What identifies another profile when names are compared. */
export type ProfileIdentity = Pick<Profile, 'id' | 'name'>;

/** Properties in their canonical form: known spelling of values, defaults and empty values left out. */
export function canonicalProperties(values: Properties): Properties {
  const result: Partial<Record<PropertyName, string>> = {};
  for (const entry of entries) {
    const value = canonicalValue(entry, values[entry.name] ?? '');
    if (value !== '' && value !== entry.fallback) result[entry.name] = value;
  }
  return result;
}

/** The value of a property, or its default. */
export function propertyValue(values: Properties, name: PropertyName): string {
  return values[name] || propertyEntry(name).fallback;
}

/**
 * Every problem of the properties, in the order of the form; empty where they can be used.
 * The errors are `property-required`, `property-invalid` and `company-domain-invalid`.
 */
export function propertyErrors(values: Properties): Map<PropertyName, AppError> {
  const canonical = canonicalProperties(values);
  const required = requiredProperties(canonical);
  const errors = new Map<PropertyName, AppError>();
  for (const entry of entries) {
    const value = canonical[entry.name];
    const error =
      value !== undefined
        ? valueError(entry, value)
        : required.includes(entry.name)
          ? new AppError('property-required', { label: entry.label })
          : undefined;
    if (error) errors.set(entry.name, error);
  }
  return errors;
}

/** Every problem of a profile; `others` may hold the profile itself, which is told by its id. */
export function profileErrors(
  profile: Profile,
  others: readonly ProfileIdentity[],
): Map<ProfileField, AppError> {
  const errors = new Map<ProfileField, AppError>();
  const nameError = profileNameError(profile, others);
  if (nameError) errors.set('Name', nameError);
  for (const [name, error] of propertyErrors(profile.properties)) errors.set(name, error);
  return errors;
}

/** The user's sentence beside each field that is not right; empty where the profile can be saved. */
export function validateProfile(
  profile: Profile,
  others: readonly ProfileIdentity[],
): Map<ProfileField, string> {
  return new Map(
    [...profileErrors(profile, others)].map(([field, error]) => [field, error.message]),
  );
}

/** Names are one if they look one: case, edge spaces and Unicode composition do not tell them apart. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function profileNameError(
  { id, name }: Profile,
  others: readonly ProfileIdentity[],
): AppError | undefined {
  if (name.trim() === '') return new AppError('connection-name-missing');
  const taken = others.some((other) => other.id !== id && sameName(other.name, name));
  return taken ? new AppError('connection-name-taken', { name: name.trim() }) : undefined;
}

function requiredProperties(values: Properties): readonly PropertyName[] {
  if (propertyValue(values, 'AuthScheme') === 'Basic') return ['APIToken', 'CompanyDomain'];
  // With OAuth the company is known from the sign-in.
  return propertyValue(values, 'InitiateOAuth') === 'OFF' ? ['OAuthAccessToken'] : [];
}
