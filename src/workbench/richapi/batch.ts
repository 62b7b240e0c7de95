import { ExcelError } from '../model/error';
import { Facade, wrap, type Host } from './facade';
import {
  actionKind,
  pathKind,
  type Action,
  type ArgumentInfo,
  type ObjectPath,
  type RequestBody,
} from './protocol';
import { getMember, identity, missing, pascal, query, type Note } from './query';
import { newObject } from './types/new-object';
import { workbookType } from './types/workbook';

/** One request: its object paths, evaluated when they are first used, and its actions. */
export class Batch {
  private readonly body: RequestBody;
  private readonly host: Host;
  private readonly note: Note;
  /** By object path; null is a null object. */
  private readonly objects = new Map<number, Facade<unknown> | null>();

  constructor(body: RequestBody, host: Host, note: Note) {
    this.body = body;
    this.host = host;
    this.note = note;
  }

  /** The value of an action's result. Throws ExcelError. */
  perform(action: Action): unknown {
    if (action.ActionType === actionKind.trace) return null;
    const object = this.resolve(action.ObjectPathId);
    // Whatever is asked of a null object, the answer is null.
    if (object === null) return null;
    switch (action.ActionType) {
      case actionKind.instantiate:
        return identity(object, this.host);
      case actionKind.query:
      case actionKind.queryAsJson:
        return query(object, action.QueryInfo ?? {}, this.host, this.note);
      case actionKind.method: {
        const result = this.call(object, action.Name, this.arguments(action.ArgumentInfo));
        return result instanceof Facade ? identity(result, this.host) : (result ?? null);
      }
      case actionKind.setProperty:
        this.set(object, action.Name, this.arguments(action.ArgumentInfo)[0]);
        return null;
      case actionKind.update:
        this.update(object, action.ObjectState ?? {});
        return null;
      case actionKind.ensureUnchanged:
        return null;
      default:
        throw new ExcelError('NotImplemented');
    }
  }

  /** Where an action failed: `Worksheet.getRange`, as `debugInfo.errorLocation` shows it. */
  location(action: Action): string {
    const path = this.body.ObjectPaths[String(action.ObjectPathId)];
    const object = this.objects.get(action.ObjectPathId);
    const parent = this.objects.get(path?.ParentObjectPathId ?? 0);
    if (object) return action.Name ? `${object.type.name}.${camel(action.Name)}` : object.type.name;
    const member = path?.ObjectPathType === pathKind.indexer ? 'getItem' : camel(path?.Name ?? '');
    return parent ? `${parent.type.name}.${member}` : member;
  }

  /** An object path is evaluated once per batch: methods such as `worksheets.add` do something. */
  private resolve(id: number): Facade<unknown> | null {
    const known = this.objects.get(id);
    if (known !== undefined) {
      if (known?.type.alive?.(known.target) === false) throw new ExcelError('ItemNotFound');
      return known;
    }
    const path = this.body.ObjectPaths[String(id)];
    if (!path) throw new ExcelError('InvalidObjectPath');
    const object = this.evaluate(path);
    this.objects.set(id, object);
    return object;
  }

  private evaluate(path: ObjectPath): Facade<unknown> | null {
    switch (path.ObjectPathType) {
      case pathKind.global:
        return wrap(workbookType, this.host.workbook);
      case pathKind.newObject:
        return newObject(path.Name, this.host.workbook) ?? this.unknownType(path.Name);
      case pathKind.reference:
        return this.host.find(path.Name) ?? notFound('InvalidReference');
      case pathKind.nullObject:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const args = this.arguments(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case pathKind.method: {
        const result = this.call(parent, path.Name, args);
        return result instanceof Facade ? result : null;
      }
      case pathKind.property: {
        const value = getMember(parent, path.Name, this.host, this.note);
        return value instanceof Facade ? value : null;
      }
      case pathKind.indexer:
        if (!parent.type.item) throw missing(parent, 'GetItem', this.note);
        return parent.type.item(parent.target, args[0], this.host) ?? notFound('ItemNotFound');
      default:
        throw new ExcelError('InvalidObjectPath');
    }
  }

  private unknownType(name: string): never {
    this.note(name);
    throw new ExcelError('NotImplemented', `The workbench does not implement ${name}.`);
  }

  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds;
    const resolved = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(id) && Array.isArray(value)) {
        return value.map((one: unknown, index) => resolved(one, (id as unknown[])[index]));
      }
      return typeof id === 'number' && id > 0 ? this.resolve(id) : value;
    };
    return ids ? values.map((value, index) => resolved(value, ids[index])) : values;
  }

  private call(object: Facade<unknown>, name: string, args: readonly unknown[]): unknown {
    const { type, target } = object;
    const method = type.methods?.[name];
    if (method) return method(target, args, this.host);
    if (name === '_KeepReference') return this.host.keep(object);
    const eventTarget = type.eventTarget?.(target);
    const ofTables = type.name.startsWith('Table');
    const { events } = this.host;
    if (eventTarget !== undefined && events.register(name, eventTarget, ofTables)) return null;
    throw missing(object, name, this.note);
  }

  private set(object: Facade<unknown>, name: string, value: unknown): void {
    const { type, target } = object;
    const property = type.properties?.[name] ?? type.hidden?.[name];
    if (!property?.set) throw missing(object, `${name} (set)`, this.note);
    property.set(target, value, this.host);
  }

  /** `object.set({…})`: names as the author wrote them, objects nested. */
  private update(object: Facade<unknown>, state: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(state)) {
      const name = pascal(key);
      const child = object.type.navigations?.[name]?.(object.target, this.host);
      if (child && value && typeof value === 'object') {
        this.update(child, value as Record<string, unknown>);
      } else this.set(object, name, value);
    }
  }
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function notFound(code: 'ItemNotFound' | 'InvalidReference'): never {
  throw new ExcelError(code);
}
