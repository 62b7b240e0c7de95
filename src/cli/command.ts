import type { Column, ColumnType, Row } from '../core/column';
import type { HttpEnvironment } from '../core/http';
import type { Terminal } from './terminal';

/** What the program runs in. */
export interface Shell extends HttpEnvironment {
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Which connection a command is to use: at most one of the two is given. */
export interface ConnectionOptions {
  /** A connection string; `-` stands for standard input. */
  readonly connection?: string | undefined;
  /** Name of a saved connection. */
  readonly profile?: string | undefined;
}

export interface Call {
  /** What stood after the command's name, as many as its `operands` say. */
  readonly operands: readonly string[];
  readonly options: ConnectionOptions;
  readonly shell: Shell;
}

/** Rows for standard output. */
export interface Result {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Command {
  /** One word or two: `tables`, `connection test`. */
  readonly name: string;
  /** As the usage shows them: `NAME`, `[NAME]`, `[NAME=VALUE...]`. */
  readonly operands: string;
  readonly help: string;
  /** Throws AppErrors, and UsageError where an operand cannot be understood. */
  run(call: Call): Promise<Result | undefined>;
}

/** A column of a command's own result. */
export function resultColumn(name: string, type: ColumnType = 'text'): Column {
  return { name, code: name, type, nullable: true };
}
