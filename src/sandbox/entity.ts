import type { Check } from './check';
import type { Entry } from './collection';
import type { CollectionName, Database, FieldKind } from './database';
import type { FieldOption, FieldType } from './field-book';
import type { Json, JsonObject } from './json';
import type { Access } from './scope';

/** Who writes, when, and into what. */
export interface Writing {
  readonly database: Database;
  readonly user: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A property of a record: how field definitions describe it and how it may be written. */
export interface Property {
  readonly label: string;
  readonly type: FieldType;
  /** What may be written; without a check the property is read-only. */
  readonly check?: Check;
  readonly createOnly?: true;
  readonly required?: true;
  /** The value of a new record that does not say; null unless given. */
  readonly initial?: Json | ((writing: Writing) => Json);
  readonly refers?: CollectionName;
  readonly options?: readonly FieldOption[];
}

/** A property that answers hold only if `include_fields` names it. */
export interface Include {
  readonly label: string;
  readonly type: FieldType;
  readonly read: (entry: Entry, database: Database) => Json;
}

/** Reads the text of a filter parameter and gives the test it stands for. */
export interface ListFilter {
  readonly test: (text: string, name: string) => (entry: Entry, database: Database) => boolean;
  /** Still holds when `filter_id` is given, which overrides the quick filters. */
  readonly always?: true;
}

/** What was written, for the rules that derive or refuse values. `values` already holds the body. */
export interface Change extends Writing {
  readonly values: JsonObject;
  readonly body: JsonObject;
  readonly before: JsonObject | undefined;
}

/** Costs in API tokens (`x-token-cost` of the OpenAPI files). */
export interface Costs {
  readonly list: number;
  readonly one: number;
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

export const v2Costs: Costs = { list: 10, one: 1, create: 5, update: 5, delete: 3 };

/** A kind of record of API v2: everything its endpoints need to know, as data. */
export interface Entity {
  readonly name: CollectionName;
  readonly noun: string;
  readonly costs: Costs;
  readonly access: Access;
  readonly createdStatus: 200 | 201;
  readonly properties: Readonly<Record<string, Property>>;
  readonly includes: Readonly<Record<string, Include>>;
  readonly filters: Readonly<Record<string, ListFilter>>;
  /** What lists can be sorted by; none where the API takes no order. */
  readonly sorts: readonly string[];
  /** The field definitions of the record and the `type` of filters that select it. */
  readonly fields?: { readonly kind: FieldKind; readonly filterType: string };
  /** Whether answers hold `custom_fields` (activities do not); `whole`: no parameter chooses among them. */
  readonly hasCustomFields?: true | 'whole';
  /** How update times are written; as whole seconds unless given. */
  readonly timeForm?: (at: number) => string;
  /** Whether `include_option_labels` and `include_labels` exist. */
  readonly hasLabels?: boolean;
  /** Whether a new record shows `update_time: null` until it is changed (recorded answers). */
  readonly untouchedAtFirst?: true;
  readonly filterIdAllowed?: true;
  /** Who follows a record, from its owner on: where that is kept, and the link to the record. */
  readonly followers?: { readonly collection: CollectionName; readonly link: string };
  /** Rules beyond types; may change `values` or throw a Problem. */
  readonly settle?: (change: Change) => void;
}
