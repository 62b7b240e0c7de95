import { browserProperties } from './browser-properties';
import { nearest } from './nearest';
import { ownProperties } from './own-properties';
import type { PropertyFacts } from './property-facts';

export type PropertyName = keyof typeof ownProperties | keyof typeof browserProperties;

/** One connection property: product and driver properties look alike. */
export interface PropertyEntry extends PropertyFacts {
  readonly name: PropertyName;
  /** The name in words: `API Token`, `OAuth Client Id`, `Max Rows`. */
  readonly label: string;
}

/** Every property a connection may have, in the order in which forms and strings show them. */
export const properties: readonly PropertyEntry[] = Object.entries<PropertyFacts>({
  ...ownProperties,
  ...browserProperties,
}).map(([name, facts]) => ({ name: name as PropertyName, label: words(name), ...facts }));

const byKey = new Map(properties.map((entry) => [key(entry.name), entry]));

/** The entry of a name as people write it: any case, with or without spaces (`api token`). */
export function propertyEntry(name: PropertyName): PropertyEntry;
export function propertyEntry(name: string): PropertyEntry | undefined;
export function propertyEntry(name: string): PropertyEntry | undefined {
  return byKey.get(key(name));
}

/** The property whose name is most like a mistyped one, or undefined where none is like it. */
export function nearestProperty(name: string): PropertyName | undefined {
  const found = nearest(key(name), [...byKey.keys()]);
  return found === undefined ? undefined : byKey.get(found)?.name;
}

function key(name: string): string {
  return name.replace(/\s/g, '').toLowerCase();
}

function words(name: string): string {
  return (name.match(/OAuth|[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [name]).join(' ');
}
