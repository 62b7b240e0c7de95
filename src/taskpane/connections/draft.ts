import {
  canonicalProperties,
  propertyValue,
  type Profile,
  type Properties,
} from '../../connection/profile';
import {
  properties,
  propertyEntry,
  type PropertyEntry,
  type PropertyName,
} from '../../connection/property';
import type { PropertyKind } from '../../connection/property-facts';
import { secretMask } from '../../connection/property-value';

/** A connection in the form. Values stand as typed: an emptied field stays empty until saved. */
export type Draft = Profile;

export const emptyDraft: Draft = { id: '', name: '', properties: {} };

/** What a field shows: the text typed, or the default, which the service may name. */
export function shownValue(
  draft: Draft,
  { name, fallback }: PropertyEntry,
  defaults: Properties = {},
): string {
  return draft.properties[name] ?? defaults[name] ?? fallback;
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

/** The properties that the form shows above Advanced, in their order; they pair up with OAuth. */
const layouts: Readonly<Record<string, readonly PropertyName[]>> = {
  Basic: ['AuthScheme', 'APIToken', 'CompanyDomain'],
  OAuth: [
    'AuthScheme',
    'InitiateOAuth',
    'OAuthClientId',
    'OAuthClientSecret',
    'CallbackURL',
    'OAuthSettingsLocation',
  ],
};

export function schemeOf({ properties: values }: Pick<Draft, 'properties'>): 'Basic' | 'OAuth' {
  return propertyValue(canonicalProperties(values), 'AuthScheme') === 'OAuth' ? 'OAuth' : 'Basic';
}

/** What the form shows above Advanced. */
export function leadingEntries(draft: Draft): readonly PropertyEntry[] {
  return layouts[schemeOf(draft)]!.map((name) => propertyEntry(name));
}

/** Short controls first, so that they pair up; what only OAuth uses stands last. */
const kindOrder: readonly PropertyKind[] = ['integer', 'boolean', 'choice', 'text', 'secret'];
const advancedRank = ({ name, kind }: PropertyEntry): number =>
  kindOrder.indexOf(kind) + (name.startsWith('OAuth') ? kindOrder.length : 0);

/** Properties under Advanced, in the order of the form; with OAuth, the company may be given too. */
export function advancedEntries(draft: Draft): readonly PropertyEntry[] {
  const company = schemeOf(draft) === 'OAuth' ? [propertyEntry('CompanyDomain')] : [];
  const advanced = properties.filter(({ group }) => group === 'advanced');
  return [...advanced, ...company].sort((a, b) => advancedRank(a) - advancedRank(b));
}

/** `20 properties`, or `1 of 20 changed`. */
export function advancedSummary(draft: Draft): string {
  const canonical = canonicalProperties(draft.properties);
  const entries = advancedEntries(draft);
  const changed = entries.filter(({ name }) => canonical[name] !== undefined).length;
  const total = entries.length;
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
