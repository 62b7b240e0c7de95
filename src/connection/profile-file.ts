import { AppError } from '../core/error';
import { canonicalProperties, type Profile, type Properties } from './profile';
import { nearestProperty, propertyEntry, type PropertyName } from './property';

/** A connection as a file carries it: without any secret. */
export type ProfileInFile = Pick<Profile, 'name' | 'properties'>;

const format = 'pipedrive-excel connections';
const version = 1;

/** The text of a file of connections: JSON to read and edit. Secrets are left out, not masked. */
export function formatProfileFile(profiles: readonly ProfileInFile[]): string {
  const connections = profiles.map(({ name, properties }) => ({
    name,
    properties: withoutSecrets(properties),
  }));
  return `${JSON.stringify({ format, version, connections }, null, 2)}\n`;
}

/**
 * The connections of such a text, to be stored with `save(..., { incomplete: true })`. Secrets that
 * somebody wrote into it are dropped. Throws `profile-file-damaged`, `profile-file-newer` and
 * `property-unknown`; whether the values can be used is for `save` to say.
 */
export function parseProfileFile(text: string): ProfileInFile[] {
  const content = fieldsOf(parse(text));
  const { connections } = content;
  if (content['format'] !== format) throw new AppError('profile-file-damaged');
  if (Number(content['version']) > version) throw new AppError('profile-file-newer');
  if (content['version'] !== version || !Array.isArray(connections))
    throw new AppError('profile-file-damaged');
  return connections.map((connection: unknown) => {
    const { name, properties } = fieldsOf(connection);
    if (typeof name !== 'string' || !(properties instanceof Object))
      throw new AppError('profile-file-damaged');
    return { name, properties: withoutSecrets(known(properties)) };
  });
}

function known(values: object): Properties {
  const properties: Partial<Record<PropertyName, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string') throw new AppError('profile-file-damaged');
    const entry = propertyEntry(name);
    if (!entry)
      throw new AppError('property-unknown', { name, nearest: nearestProperty(name) ?? '' });
    properties[entry.name] = value;
  }
  return properties;
}

function withoutSecrets(properties: Properties): Properties {
  const kept = Object.entries(properties).filter(
    ([name]) => propertyEntry(name)?.kind !== 'secret',
  );
  return canonicalProperties(Object.fromEntries(kept));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new AppError('profile-file-damaged', {}, error);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value instanceof Object ? { ...value } : {};
}
