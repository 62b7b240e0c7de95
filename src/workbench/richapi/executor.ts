import { ExcelError } from '../model/error';
import type { LiveRange } from '../model/live-range';
import type { Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { EventHub } from './event-hub';
import { Facade, wrap, type Host } from './facade';
import {
  actionKind,
  delayForCellEdit,
  pathKind,
  type Action,
  type ArgumentInfo,
  type EventEntry,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from './protocol';
import { getMember, identity, missing, pascal, query } from './query';
import { rangeType } from './types/range';
import { newObject } from './types/new-object';
import { workbookType } from './types/workbook';

/** Excel on the web takes requests and gives answers of at most 5 MB ("Resource limits"). */
export const payloadLimit = 5_000_000;

/** `ooeRequestPayloadSizeLimitExceeded` and its counterpart: failures of the whole call. */
export type CallFailure = 5103 | 5104;

/** What a transport passes on: the answer as JSON text, or the code the whole call failed with. */
export type Answer = { readonly body: string } | { readonly failure: CallFailure };

export interface ExecutorOptions {
  /** Runs a task after the answer to the running request has been sent. */
  readonly defer?: (task: () => void) => void;
}

/** The objects of one batch, by object path; null is a null object. */
type Objects = Map<number, Facade<unknown> | null>;

/**
 * Executes batches of Office.js on a workbook. Actions run in order; those before a failing one
 * stay done, as in Excel. Members it lacks answer NotImplemented and are listed in `unimplemented`.
 */
export class Executor implements Host {
  readonly workbook: Workbook;
  readonly events: EventHub;
  /** Members add-ins asked for in vain, as `Type.Member`. */
  readonly unimplemented = new Set<string>();
  private readonly references = new Map<string, Facade<unknown>>();
  private readonly eventListeners = new Set<(entries: readonly EventEntry[]) => void>();
  private temporary: Facade<LiveRange>[] = [];
  private nextReference = 1;

  constructor(
    workbook: Workbook,
    { defer = (task) => void setTimeout(task, 0) }: ExecutorOptions = {},
  ) {
    this.workbook = workbook;
    this.events = new EventHub(workbook, (entries) =>
      defer(() => {
        for (const listener of this.eventListeners) listener(entries);
      }),
    );
  }

  /** Calls the listener with event entries for the add-in; returns a function that stops it. */
  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** Forgets the add-in: its event registrations and the ranges it kept. */
  reset(): void {
    this.events.clear();
    for (const reference of [...this.references.keys()]) this.release(reference);
  }

  /** Number of objects the add-in keeps references to. */
  get referenceCount(): number {
    return this.references.size;
  }

  /**
   * One call of `ProcessQuery`: a batch as JSON text, with the request's flags. Waits for the cell
   * editor to close where the batch asked for that.
   */
  async process(text: string, flags = 0): Promise<Answer> {
    if (exceedsLimit(text)) return { failure: 5103 };
    if (flags & delayForCellEdit) await this.editingDone();
    const body = JSON.stringify(this.execute(JSON.parse(text) as RequestBody));
    return exceedsLimit(body) ? { failure: 5104 } : { body };
  }

  private editingDone(): Promise<void> {
    const { workbook } = this;
    if (!workbook.cellEdit) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = workbook.onChange((change) => {
        if (change.kind !== 'cell-edit' || change.editing) return;
        stop();
        resolve();
      });
    });
  }

  /** Runs a batch at once. */
  execute(body: RequestBody): ResponseBody {
    const objects: Objects = new Map();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    return this.workbook.as('add-in', () => {
      try {
        for (const [index, action] of body.Actions.entries()) {
          try {
            if (this.workbook.cellEdit) throw new ExcelError('InvalidOperationInCellEditMode');
            if (action.ActionType === actionKind.trace) traces.push(action.Id);
            const value = this.perform(action, body, objects);
            results.push({ ActionId: action.Id, Value: value });
          } catch (error) {
            return this.failed(error, results, traces, index, location(action, body, objects));
          }
        }
        return { Results: results, ...(traces.length > 0 && { TraceIds: traces }) };
      } finally {
        this.workbook.calculation.resume();
        for (const facade of this.temporary) {
          if (facade.reference === undefined) facade.target.release();
        }
        this.temporary = [];
      }
    });
  }

  private failed(
    error: unknown,
    results: ResponseBody['Results'],
    traces: readonly number[],
    index: number,
    where: string,
  ): ResponseBody {
    const known =
      error instanceof ExcelError ? error : new ExcelError('GeneralException', String(error));
    return {
      Results: results,
      TraceIds: traces,
      Error: {
        Code: known.code,
        Message: known.message,
        Location: where,
        ActionIndex: index,
        HttpStatusCode: known.status,
      },
    };
  }

  private perform(action: Action, body: RequestBody, objects: Objects): unknown {
    if (action.ActionType === actionKind.trace) return null;
    const object = this.resolve(action.ObjectPathId, body, objects);
    // Whatever is asked of a null object, the answer is null.
    if (object === null) return null;
    const args = (): readonly unknown[] => this.arguments(action.ArgumentInfo, body, objects);
    switch (action.ActionType) {
      case actionKind.instantiate:
        return identity(object, this);
      case actionKind.query:
      case actionKind.queryAsJson:
        return query(object, action.QueryInfo ?? {}, this, this.note);
      case actionKind.method: {
        const result = this.call(object, action.Name, args());
        return result instanceof Facade ? identity(result, this) : (result ?? null);
      }
      case actionKind.setProperty:
        this.set(object, action.Name, args()[0]);
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

  private readonly note = (member: string): void => void this.unimplemented.add(member);

  /** An object path is evaluated once per batch: methods such as `worksheets.add` do something. */
  private resolve(id: number, body: RequestBody, objects: Objects): Facade<unknown> | null {
    const known = objects.get(id);
    if (known !== undefined) {
      if (known && known.type.alive?.(known.target) === false) throw new ExcelError('ItemNotFound');
      return known;
    }
    const path = body.ObjectPaths[String(id)];
    if (!path) throw new ExcelError('InvalidObjectPath');
    const object = this.evaluate(path, body, objects);
    objects.set(id, object);
    return object;
  }

  private evaluate(path: ObjectPath, body: RequestBody, objects: Objects): Facade<unknown> | null {
    switch (path.ObjectPathType) {
      case pathKind.global:
        return wrap(workbookType, this.workbook);
      case pathKind.newObject: {
        const object = newObject(path.Name, this.workbook);
        if (object) return object;
        this.note(path.Name);
        throw new ExcelError('NotImplemented', `The workbench does not implement ${path.Name}.`);
      }
      case pathKind.reference:
        return this.references.get(path.Name) ?? notFound('InvalidReference');
      case pathKind.nullObject:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0, body, objects);
    if (parent === null) return null;
    const args = this.arguments(path.ArgumentInfo, body, objects);
    switch (path.ObjectPathType) {
      case pathKind.method: {
        const result = this.call(parent, path.Name, args);
        return result instanceof Facade ? result : null;
      }
      case pathKind.property: {
        const value = getMember(parent, path.Name, this, this.note);
        return value instanceof Facade ? value : null;
      }
      case pathKind.indexer:
        if (!parent.type.item) throw missing(parent, 'getItem', this.note);
        return parent.type.item(parent.target, args[0], this) ?? notFound('ItemNotFound');
      default:
        throw new ExcelError('InvalidObjectPath');
    }
  }

  private arguments(
    info: ArgumentInfo | undefined,
    body: RequestBody,
    objects: Objects,
  ): readonly unknown[] {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds;
    const resolved = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(id) && Array.isArray(value)) {
        return value.map((one: unknown, index) => resolved(one, (id as unknown[])[index]));
      }
      return typeof id === 'number' && id > 0 ? this.resolve(id, body, objects) : value;
    };
    return ids ? values.map((value, index) => resolved(value, ids[index])) : values;
  }

  private call(object: Facade<unknown>, name: string, args: readonly unknown[]): unknown {
    const { type, target } = object;
    const method = type.methods?.[name];
    if (method) return method(target, args, this);
    if (name === '_KeepReference') return this.keep(object);
    const eventTarget = type.eventTarget?.(target);
    const ofTables = type.name.startsWith('Table');
    if (eventTarget !== undefined && this.events.register(name, eventTarget, ofTables)) return null;
    throw missing(object, name, this.note);
  }

  private set(object: Facade<unknown>, name: string, value: unknown): void {
    const { type, target } = object;
    const property = type.properties?.[name] ?? type.hidden?.[name];
    if (!property?.set) throw missing(object, `${name} (set)`, this.note);
    property.set(target, value, this);
  }

  /** `object.set({…})`: names as the author wrote them, objects nested. */
  private update(object: Facade<unknown>, state: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(state)) {
      const name = pascal(key);
      const child = object.type.navigations?.[name]?.(object.target, this);
      if (child && value && typeof value === 'object') {
        this.update(child, value as Record<string, unknown>);
      } else this.set(object, name, value);
    }
  }

  private keep(object: Facade<unknown>): null {
    object.reference ??= `ref${this.nextReference++}`;
    this.references.set(object.reference, object);
    return null;
  }

  // --- Host

  range(sheet: Sheet, rect: Rect): Facade<LiveRange> {
    const facade = wrap(rangeType, sheet.range(rect));
    this.temporary.push(facade);
    return facade;
  }

  find(reference: string): Facade<unknown> | undefined {
    return this.references.get(reference);
  }

  release(reference: string): void {
    const facade = this.references.get(reference);
    this.references.delete(reference);
    if (facade?.type === rangeType) (facade as Facade<LiveRange>).target.release();
  }
}

function notFound(code: 'ItemNotFound' | 'InvalidReference'): never {
  throw new ExcelError(code);
}

function location(action: Action, body: RequestBody, objects: Objects): string {
  const path = body.ObjectPaths[String(action.ObjectPathId)];
  const object = objects.get(action.ObjectPathId);
  const parent = objects.get(path?.ParentObjectPathId ?? 0);
  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
  if (object) return action.Name ? `${object.type.name}.${camel(action.Name)}` : object.type.name;
  const member = path?.ObjectPathType === pathKind.indexer ? 'getItem' : camel(path?.Name ?? '');
  return parent ? `${parent.type.name}.${member}` : member;
}

/** Measured as UTF-8, which is looked at only where it can matter. */
function exceedsLimit(text: string): boolean {
  if (text.length > payloadLimit) return true;
  return text.length * 3 > payloadLimit && new TextEncoder().encode(text).length > payloadLimit;
}
