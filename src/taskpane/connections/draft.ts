import {
  canonicalProperties,
  validateProfile,
  type Profile,
  type ProfileField,
  type Properties,
} from '../../connection/profile';
import { properties, type PropertyEntry, type PropertyName } from '../../connection/property';
import type { PropertyKind } from '../../connection/property-facts';
import { secretMask } from '../../connection/property-value';
import { AppError } from '../../core/error';

/** A connection in the form. Values stand as typed: an emptied field stays empty until saved. */
export type Draft = Profile;

export const emptyDraft: Draft = { id: '', name: '', properties: {} };

/** What a field shows: the text typed, or the default. */
export function shownValue(draft: Draft, entry: PropertyEntry): string {
  return draft.properties[entry.name] ?? entry.fallback;
}

export function withValue(draft: Draft, name: PropertyName, value: string): Draft {
  return { ...draft, properties: { ...draft.properties, [name]: value } };
}

/** Whether saving would change anything. */
export function isChanged(draft: Draft, original: Draft): boolean {
  return draft.name.trim() !== original.name.trim() || !sameValues(draft, original);
}

function sameValues(a: Draft, b: Draft): boolean {
  return (
    JSON.stringify(canonicalProperties(a.properties)) ===
    JSON.stringify(canonicalProperties(b.properties))
  );
}

/** The user's sentence beside each field; connections this version cannot use count as errors too. */
export function draftErrors(
  draft: Draft,
  others: readonly Profile[],
): ReadonlyMap<ProfileField, string> {
  const errors = validateProfile(draft, others);
  if (canonicalProperties(draft.properties).AuthScheme === 'OAuth')
    errors.set('AuthScheme', new AppError('oauth-unavailable').message);
  return errors;
}

/** Short controls first, so that they pair up; what only OAuth uses stands last. */
const kindOrder: readonly PropertyKind[] = ['integer', 'boolean', 'choice', 'text', 'secret'];
const advancedRank = ({ name, kind }: PropertyEntry): number =>
  kindOrder.indexOf(kind) + (name.startsWith('OAuth') ? kindOrder.length : 0);

/** Properties under Advanced, in the order of the form. */
export const advancedEntries = properties
  .filter(({ group }) => group === 'advanced')
  .sort((a, b) => advancedRank(a) - advancedRank(b));

/** `20 properties`, or `1 of 20 changed`. */
export function advancedSummary(values: Properties): string {
  const canonical = canonicalProperties(values);
  const changed = advancedEntries.filter(({ name }) => canonical[name] !== undefined).length;
  const total = advancedEntries.length;
  return changed === 0 ? `${total} properties` : `${changed} of ${total} changed`;
}

/** Properties of desktop drivers that a pasted string brought along, with what may be shown of them. */
export function browserHandled(
  values: Properties,
): { label: string; value: string; help: string }[] {
  const canonical = canonicalProperties(values);
  return properties
    .filter(({ name, group }) => group === 'browser' && canonical[name] !== undefined)
    .map(({ name, kind, label, help }) => ({
      label,
      value: kind === 'secret' ? secretMask : canonical[name]!,
      help,
    }));
}
