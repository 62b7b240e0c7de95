import type { ColumnType } from '../../core/column';
import type { ShapeName } from '../shape';

/** Entities whose field definitions Pipedrive lists. */
export type FieldsOwner = 'deal' | 'person' | 'organization' | 'product' | 'activity';

/** Lists that turn an id into a name. */
export type LookupName = 'stages' | 'pipelines' | 'users' | 'activityTypes' | 'leadLabels';

/** A word for what a column holds, shown beside its name. */
export type ColumnKind =
  | 'id'
  | 'text'
  | 'number'
  | 'money'
  | 'yes/no'
  | 'date'
  | 'date and time'
  | 'time'
  | 'option'
  | 'options'
  | 'user'
  | 'person'
  | 'organization'
  | 'address';

/**
 * Which conditions on a column the API takes, as names of its parameters. The API may return more
 * rows than the condition allows, never fewer: every condition is checked again here.
 */
export interface ApiFilter {
  /** Takes one value. */
  readonly is?: string;
  /** Takes a comma list. */
  readonly oneOf?: string;
  /** Values at or above (`updated_since`). */
  readonly atLeast?: string;
  /** Values strictly below (`updated_until`). */
  readonly before?: string;
  /** Other values than these must not be sent. */
  readonly only?: readonly string[];
}

export interface ColumnEntry {
  readonly name: string;
  /** The API's key, or a path into nested objects and lists: `value.currency`, `prices.0.price`. */
  readonly code: string;
  readonly type: ColumnType;
  readonly kind?: ColumnKind;
  /** False only where the API never leaves it out or null. */
  readonly nullable?: boolean;
  readonly description: string;
  /** Where the value is not a plain scalar of `type`. */
  readonly shape?: ShapeName;
  /** The column shows names from this list instead of the ids in the data. */
  readonly lookup?: LookupName;
  /** The column shows option labels of this field instead of ids. */
  readonly optionsOf?: string;
  /** The values a text column can have, where the API fixes them. */
  readonly values?: readonly string[];
  /** Sent only when asked for with `include_fields`. */
  readonly include?: true;
  readonly filter?: ApiFilter;
  /** Key by which the API sorts. Only for columns that are never null: where it puts nulls is not documented. */
  readonly sort?: string;
  /** Ticked when the table is first chosen. */
  readonly selected?: true;
}

/** How a list is paged: v2 cursors, v1 offsets, or everything in one answer. */
export type Paging = 'cursor' | 'offset' | 'none';

export interface Source {
  readonly version: 'v1' | 'v2';
  readonly path: string;
  readonly paging: Paging;
  /** API tokens a request. */
  readonly cost: number;
  /** Parameters of the table's filters that this endpoint does not take. */
  readonly without?: readonly string[];
  /** Query that puts the row with the highest id first. */
  readonly probe?: Readonly<Record<string, string>>;
}

export interface TableEntry {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly description: string;
  /** Name of the column that identifies a row. */
  readonly key: string;
  readonly source: Source;
  /** Read too when IncludeArchived is on. */
  readonly archived?: Source;
  /** One row by its key. */
  readonly one?: Pick<Source, 'path' | 'cost'>;
  /** Parameters that make the list hold deleted rows, sent when IncludeDeleted is on. */
  readonly deleted?: Readonly<Record<string, string>>;
  /** Field definitions: option labels, and custom fields if `customFields` is set. */
  readonly fields?: FieldsOwner;
  /** Where custom fields stand in a row: in `custom_fields` (v2) or at the root with suffixed keys (v1). */
  readonly customFields?: 'nested' | 'root';
  /** A list of a few dozen rows at most: one request reads it. */
  readonly small?: true;
  readonly columns: readonly ColumnEntry[];
}
