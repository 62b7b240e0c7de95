import { ExcelError } from '../model/error';
import { Facade, type Host } from './facade';
import type { QueryInfo } from './protocol';

/** Members Excel has and this host lacks are errors that name them; `note` collects the names. */
export type Note = (member: string) => void;

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function missing(facade: Facade<unknown>, member: string, note: Note): ExcelError {
  const name = `${facade.type.name}.${member}`;
  note(name);
  return new ExcelError('NotImplemented', `The workbench does not implement ${name}.`);
}

/** What the client needs to address the object in later batches. */
export function identity(facade: Facade<unknown>, host: Host): Record<string, unknown> {
  const { type, target } = facade;
  const value: Record<string, unknown> = {};
  for (const name of ['Id', '_Id']) {
    const property = type.properties?.[name];
    if (property) value[name] = property.get(target, host);
  }
  if (facade.reference !== undefined) value['_ReferenceId'] = facade.reference;
  return value;
}

/** The value of a property: a scalar, a facade, or null for a null object. */
export function getMember(facade: Facade<unknown>, name: string, host: Host, note: Note): unknown {
  const { type, target } = facade;
  const property = type.properties?.[name] ?? type.hidden?.[name];
  if (property) return property.get(target, host);
  const navigate = type.navigations?.[name];
  if (navigate) return navigate(target, host);
  throw missing(facade, name, note);
}

/** Answers `load`: the selected properties, objects nested, collections as `_Items`. */
export function query(
  facade: Facade<unknown>,
  { Select = [], Expand = [], Top, Skip = 0 }: QueryInfo,
  host: Host,
  note: Note,
): Record<string, unknown> {
  const { type, target } = facade;
  const paths = [...Select, ...Expand.map((path) => `${path}/*`)].map((path) => path.split(/[/.]/));
  if (!type.items) {
    return { ...identity(facade, host), ...pick(facade, paths, host, note) };
  }
  // `count` is asked of the collection itself, everything else of its items.
  const isOwn = ([name = '']: readonly string[]): boolean =>
    type.properties?.[pascal(name)] !== undefined;
  const own = paths.filter(isOwn);
  const ofItems = paths
    .filter((path) => !isOwn(path))
    .map((path) => (path[0] === 'items' ? path.slice(1) : path));
  const value = own.length > 0 ? pick(facade, own, host, note) : {};
  if (own.length > 0 && ofItems.length === 0) return value;
  const items = type.items(target, host).slice(Skip, Top === undefined ? undefined : Skip + Top);
  value['_Items'] = items.map((item) => ({
    ...identity(item, host),
    ...pick(item, ofItems, host, note),
  }));
  return value;
}

function pick(
  facade: Facade<unknown>,
  paths: readonly (readonly string[])[],
  host: Host,
  note: Note,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const nested = new Map<string, string[]>();
  const all =
    paths.length === 0 || paths.some(([name]) => name === '*' || name === '' || name === undefined);
  const names = all ? Object.keys(facade.type.properties ?? {}) : [];
  for (const [name = '', ...rest] of paths) {
    if (name === '*' || name === '') continue;
    const member = name.startsWith('_') ? name : pascal(name);
    if (rest.length > 0 || facade.type.navigations?.[member]) {
      nested.set(member, [...(nested.get(member) ?? []), rest.join('/') || '*']);
    } else names.push(member);
  }
  for (const name of names) value[name] = getMember(facade, name, host, note);
  for (const [name, Select] of nested) {
    const child = getMember(facade, name, host, note);
    value[name] = child instanceof Facade ? query(child, { Select }, host, note) : child;
  }
  return value;
}
