import type { Column, ColumnType, Row } from '../core/column';
import type { HttpEnvironment } from '../core/http';
import type { SqlEngine } from '../query/engine/port';
import type { Format } from './rows-text';
import type { Terminal } from './terminal';

/** What the program runs in. */
export interface Shell extends HttpEnvironment {
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Loads the SQL engine: called only for what cannot run without it. */
  readonly openEngine: () => Promise<SqlEngine>;
}

/** Which connection a command is to use: at most one of the two is given. */
export interface ConnectionOptions {
  /** A connection string; `-` stands for standard input. */
  readonly connection?: string | undefined;
  /** Name of a saved connection. */
  readonly profile?: string | undefined;
}

/** Options of single commands. */
export interface CommandOptions extends ConnectionOptions {
  /** `name=value` of `--param`, in their order. */
  readonly parameters?: readonly string[];
  /** Tells the plan and runs nothing. */
  readonly explain?: boolean;
  /** Lets a query read several tables whole, and a statement without WHERE write all rows. */
  readonly confirm?: boolean;
  /** Tells of each row what would become of it, and writes nothing. */
  readonly dryRun?: boolean;
  /** A row that is refused or fails stops neither the other rows nor the script. */
  readonly keepGoing?: boolean;
  /** File for what was written. */
  readonly journal?: string;
}

export interface Call {
  /** What stood after the command's name, as many as its `operands` say. */
  readonly operands: readonly string[];
  readonly options: CommandOptions;
  /** How rows will be written: some formats can be written before all rows are there. */
  readonly format: Format;
  readonly shell: Shell;
}

/** Rows for standard output. */
export interface Result {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Whether something of it failed, though there are rows that tell: exit code 1. */
  readonly failed?: boolean;
}

/** Rows for standard output that are not all there yet. */
export interface StreamedResult {
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

export interface Command {
  /** One word or two: `tables`, `connection test`. */
  readonly name: string;
  /** As the usage shows them: `NAME`, `[NAME]`, `[NAME=VALUE...]`. */
  readonly operands: string;
  readonly help: string;
  /** Options that this command takes besides those that all take. */
  readonly takes?: readonly (keyof CommandOptions)[];
  /** Throws AppErrors, and UsageError where an operand cannot be understood. */
  run(call: Call): Promise<Result | StreamedResult | undefined>;
}

/** A column of a command's own result. */
export function resultColumn(name: string, type: ColumnType = 'text'): Column {
  return { name, code: name, type, nullable: true };
}
