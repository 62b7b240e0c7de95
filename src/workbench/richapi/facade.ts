import type { LiveRange } from '../model/live-range';
import type { Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import type { EventHub } from './event-hub';

/** What members of a type may use besides their object. */
export interface Host {
  readonly workbook: Workbook;
  readonly events: EventHub;
  /** A range object, which lives until the batch ends or, once kept, until it is let go. */
  range(sheet: Sheet, rect: Rect): Facade<LiveRange>;
  /** Keeps an object for later batches. */
  keep(object: Facade<unknown>): null;
  find(reference: string): Facade<unknown> | undefined;
  release(reference: string): void;
}

// Declared as methods, whose parameters TypeScript compares both ways: a facade of any object can
// then be handled as one of an unknown object.
interface Members<T> {
  get(target: T, host: Host): unknown;
  set(target: T, value: unknown, host: Host): void;
  navigate(target: T, host: Host): Facade<unknown> | null;
  call(target: T, args: readonly unknown[], host: Host): unknown;
}

export interface Property<T> {
  readonly get: Members<T>['get'];
  /** Absent: read-only. */
  readonly set?: Members<T>['set'];
}

/** A class of Excel's API as a table of its members, named as on the wire (PascalCase). */
export interface ObjectType<T> {
  readonly name: string;
  /** Scalars; all of them are what `load()` without names answers. */
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Set under another name than they are read, or never part of `load()`. */
  readonly hidden?: Readonly<Record<string, Property<T>>>;
  /** Properties that are objects. */
  readonly navigations?: Readonly<Record<string, Members<T>['navigate']>>;
  /** A method returns a facade, null for a null object, or a plain value. */
  readonly methods?: Readonly<Record<string, Members<T>['call']>>;
  /** For collections. */
  items?(target: T, host: Host): readonly Facade<unknown>[];
  /** `getItem(key)`: undefined becomes ItemNotFound. */
  item?(target: T, key: unknown, host: Host): Facade<unknown> | undefined;
  /** What events of this object are registered for: a sheet's id, `Workbook` for collections. */
  eventTarget?(target: T): string;
  /** False once the object is gone: using it is ItemNotFound then. */
  alive?(target: T): boolean;
}

/** An object of the workbook as Office.js sees it. */
export class Facade<T> {
  readonly type: ObjectType<T>;
  readonly target: T;
  /** Set while the client keeps a reference to it. */
  reference: string | undefined;

  constructor(type: ObjectType<T>, target: T) {
    this.type = type;
    this.target = target;
  }
}

/** The facade of an object. */
export const wrap = <T>(type: ObjectType<T>, target: T): Facade<T> => new Facade(type, target);

/** The same for something that may be missing: a null object. */
export const wrapOrNull = <T>(type: ObjectType<T>, target: T | undefined): Facade<T> | null =>
  target === undefined ? null : new Facade(type, target);
