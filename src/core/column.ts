/**
 * What a column holds, as far as a sheet, a filter or a query cares.
 * `text` also carries ids too long for a double; `date` is YYYY-MM-DD, `datetime` RFC 3339 in UTC,
 * `time` HH:MM:SS, `money` a number whose currency stands in a column of its own.
 */
export type ColumnType =
  'integer' | 'number' | 'money' | 'boolean' | 'text' | 'date' | 'datetime' | 'time';

/** A value of a row: what JSON can hold, dates as ISO strings (see ColumnType). */
export type Value = string | number | boolean | null;

/** A row: one value per column, in column order. */
export type Row = readonly Value[];

/** A column of a table or of a result. */
export interface Column {
  /** Shown and used in queries: PascalCase for Pipedrive's own fields, the field's name for custom ones. */
  readonly name: string;
  readonly type: ColumnType;
  /** Whether a value may be null in practice (not what the API description claims). */
  readonly nullable: boolean;
  readonly description?: string;
  /** Pipedrive's key of the field: `stage_id`, or a 40-character hash for custom fields. */
  readonly code: string;
  /** True for fields the company defined itself. */
  readonly custom?: boolean;
}
