/** A name and where it stands in the SQL. */
export interface Named {
  readonly name: string;
  readonly at: number;
}

/** A value that a column is compared with, as written. */
export interface Operand {
  readonly kind: 'text' | 'number' | 'boolean' | 'parameter';
  /** Text without quotes, numbers with their sign, `true` or `false`, `@name`. */
  readonly value: string;
  /** DAYSTART and DAYEND: the beginning or the end of the day that the value names. */
  readonly day?: 'start' | 'end';
  /** LIKETEXT in a pattern: where texts must hold this value, whose wildcards mean themselves. */
  readonly part?: 'anywhere' | 'beginning';
  readonly at: number;
}

export type ComparisonKind =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'between'
  | 'not between'
  | 'like'
  | 'not like'
  | 'is null'
  | 'not null';

export interface Comparison {
  readonly column: Named;
  readonly kind: ComparisonKind;
  readonly values: readonly Operand[];
  /** The character behind ESCAPE. */
  readonly escape?: string;
  /** Whether `OR column IS NULL` follows. */
  readonly orEmpty?: true;
}

export interface Sorted {
  /** A column, or the place of one in the result. */
  readonly column: Named | number;
  readonly descending: boolean;
  readonly nulls?: 'first' | 'last';
  readonly at: number;
}

/** A SELECT that the builder may be able to show: its columns are not yet looked up. */
export interface Selection {
  readonly table: Named;
  readonly columns: '*' | readonly Named[];
  /** All must hold. */
  readonly conditions: readonly Comparison[];
  readonly sort: readonly Sorted[];
  readonly limit?: number;
}

/** The first thing in a statement that the builder cannot show. */
export class Unexpressed {
  constructor(
    /** As in "the builder cannot show GROUP BY". */
    readonly what: string,
    /** Where it stands, in UTF-16 units. */
    readonly offset: number,
  ) {}
}
