import type { ColumnType } from '../../core/column';
import type { ShapeName } from '../shape';
import type { Source, WriteEndpoint } from './source';

/** Entities whose field definitions Pipedrive lists. */
export type FieldsOwner = 'deal' | 'person' | 'organization' | 'product' | 'activity' | 'project';

/** Lists that turn an id into a name: read whole, once. */
export type LookupName =
  'stages' | 'pipelines' | 'users' | 'activityTypes' | 'leadLabels' | 'roles' | 'boards';

/** Entities too many to read whole: their names are fetched for the ids that occur. */
export type LinkedName = 'deals' | 'persons' | 'organizations' | 'products';

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
  /**
   * The column holds what was asked for (see `Input`): a condition is sent in any case, as it was
   * typed, whatever the number of its values.
   */
  readonly input?: true;
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
  /** The column shows names of these instead of ids: fetched only when the column is asked for. */
  readonly linked?: LinkedName;
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
  /** Whether it can be given for new rows, for existing ones, or both. */
  readonly writable?: 'always' | 'create' | 'update';
  /** Key under which it is written, where that is not `code`. */
  readonly writeAs?: string;
  /** The column of another table whose values these are. */
  readonly references?: Reference;
}

export interface Reference {
  readonly table: string;
  readonly column: string;
}

/** A column that says for what a list is read: the id of a parent, a period, a folder. */
export interface Input {
  /** Conditions on this column choose what is read, and its cells show it. */
  readonly column: string;
  /** A `{placeholder}` of the source's path, or a parameter of its query. */
  readonly parameter: string;
  /** How many values one request takes; without it, one. Rows then bring the value themselves. */
  readonly batch?: number;
  /** Read for each of these where no condition names one. Without it, a condition is required. */
  readonly all?: readonly string[];
  /** A value for the sentence that asks for one, where there is no table of parents. */
  readonly example?: string;
}

/**
 * How a refresh finds new and changed rows.
 * `updated-since`: by the parameter, plus rows above the highest id (new rows can have no update time);
 * `newest-first`: sorted by update time, until a row is known; `none`: by reading everything.
 */
export type Changes = 'updated-since' | 'newest-first' | 'none';

/**
 * How a refresh finds deleted rows. `status`: the list tells them on request (30 days back);
 * `id-sweep`: by reading the ids of the whole list; `whole-list`: they are missing from what is read.
 */
export type Deletes = 'status' | 'id-sweep' | 'whole-list';

export interface TableEntry {
  readonly name: string;
  /** `system`: about the tables themselves, made here. */
  readonly kind: 'table' | 'view' | 'system';
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
  /** Must be known to read it; the paths and parameters they fill. */
  readonly inputs?: readonly Input[];
  /**
   * Member of the items that holds a list (or an object by keys): each element is a row, standing in
   * the place of the list, with the item around it.
   */
  readonly explode?: string;
  /**
   * Members whose values together identify a row, where no single one does. Their values, joined by
   * slashes, become the member `row_id`; `#` is the place within the exploded list.
   */
  readonly rowId?: readonly string[];
  readonly changes: Changes;
  readonly deletes: Deletes;
  readonly writes?: Writes;
  readonly columns: readonly ColumnEntry[];
}

/** What can be written, and how. Placeholders of the paths are codes of columns. */
export interface Writes {
  readonly create?: WriteEndpoint;
  readonly update?: WriteEndpoint;
  readonly delete?: WriteEndpoint;
}

export type { Paging, Source, WriteEndpoint } from './source';
