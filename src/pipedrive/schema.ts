import type { Column, Value } from '../core/column';
import { AppError } from '../core/error';
import type { ApiFilter, ColumnKind, TableEntry } from './catalogue/entry';
import type { JsonObject } from './json';
import type { RequestOptions, Session } from './session';

/** A choice of an option-like column. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** A column as this company has it: its name, how to read it, what Pipedrive can do with it. */
export interface SchemaColumn extends Column {
  /** Shown beside the name: text, money, option, user. */
  readonly kind: ColumnKind;
  /** Ticked when the table is first chosen. */
  readonly selected: boolean;
  /** The choices, where the column shows labels or the API fixes its values. */
  readonly options?: readonly Option[];
  /** Takes the value out of a row as the API sent it. */
  readonly decode: (item: JsonObject) => Value;
  /** Key for `include_fields`, for fields that are sent on request only. */
  readonly include?: string;
  readonly filter?: ApiFilter;
  /** Key for `sort_by`. */
  readonly sort?: string;
}

export interface TableSchema {
  readonly entry: TableEntry;
  readonly columns: readonly SchemaColumn[];
}

/**
 * The columns of a table with the company's custom fields, option labels and names of stages,
 * pipelines and users. Metadata is kept on the session for five minutes.
 */
export async function describe(
  _entry: TableEntry,
  _session: Session,
  _options?: RequestOptions,
): Promise<TableSchema> {
  throw new AppError('unexpected');
}
