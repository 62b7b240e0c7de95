import { parseArgs } from 'node:util';
import type { Command, CommandOptions } from './command';
import { formats, isFormat, type Format } from './rows-text';
import { UsageError } from './usage-error';

export interface Arguments {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: CommandOptions;
  readonly format: Format;
}

const options = {
  connection: { type: 'string' },
  profile: { type: 'string' },
  format: { type: 'string' },
  param: { type: 'string', multiple: true },
  explain: { type: 'boolean' },
  confirm: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  continue: { type: 'boolean' },
  journal: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads what was typed; undefined asks for the usage. Throws UsageError. */
export function parseArguments(
  typed: readonly string[],
  commands: readonly Command[],
): Arguments | undefined {
  const { values, positionals } = parsed(typed);
  const { connection, profile, format = 'table', help } = values;
  if (help) return undefined;
  if (connection !== undefined && profile !== undefined)
    throw new UsageError('Give --connection or --profile, not both.');
  if (!isFormat(format)) throw new UsageError(`The format is one of ${formatNames}.`);
  const command = commands.find(({ name }) =>
    name.split(' ').every((word, index) => positionals[index] === word),
  );
  if (!command)
    throw new UsageError(
      positionals.length === 0 ? 'Give a command.' : 'There is no such command.',
    );
  const operands = positionals.slice(command.name.split(' ').length);
  checkCount(command, operands.length);
  const own = ownOptions(values);
  checkOptions(command, Object.keys(own));
  return { command, operands, options: { connection, profile, ...own }, format };
}

/** Options of single commands, as far as they were typed. */
function ownOptions(values: ReturnType<typeof parsed>['values']): CommandOptions {
  const { param, explain, confirm, 'dry-run': dryRun, continue: keepGoing, journal } = values;
  return {
    ...(param ? { parameters: param } : {}),
    ...(explain ? { explain } : {}),
    ...(confirm ? { confirm } : {}),
    ...(dryRun ? { dryRun } : {}),
    ...(keepGoing ? { keepGoing } : {}),
    ...(journal === undefined ? {} : { journal }),
  };
}

const formatNames = Object.keys(formats).join(', ');

function parsed(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true });
  } catch (error) {
    // `Unknown option '--x'. To specify a positional argument ...`: the first sentence says enough.
    throw new UsageError(`${(error as Error).message.split(/[.\n]/)[0]}.`, { cause: error });
  }
}

function checkCount({ name, operands }: Command, count: number): void {
  const words = operands.split(' ').filter((word) => word !== '');
  const required = words.filter((word) => !word.startsWith('['));
  const isOpen = words.some((word) => word.includes('...'));
  if (count < required.length)
    throw new UsageError(`${name} needs ${required.slice(count).join(' ')}.`);
  if (count > words.length && !isOpen)
    throw new UsageError(`There are more arguments than ${name} takes.`);
}

function checkOptions({ name, takes = [] }: Command, given: readonly string[]): void {
  const wrong = given.find((option) => !takes.some((taken) => taken === option));
  if (wrong) throw new UsageError(`${name} takes no --${optionNames[wrong] ?? wrong}.`);
}

const optionNames: Readonly<Record<string, string>> = {
  parameters: 'param',
  dryRun: 'dry-run',
  keepGoing: 'continue',
};

/** How the program is used, one line a command. */
export function usage(commands: readonly Command[]): string {
  const lines = commands.map(({ name, operands, help }) => ({
    call: `${name} ${operands}`.trim(),
    help,
  }));
  const width = Math.max(...lines.map(({ call }) => call.length)) + 2;
  return [
    'pipedrive-sql <command> [options]',
    '',
    ...lines.map(({ call, help }) => `  ${call.padEnd(width)}${help}`),
    '',
    'Options:',
    '  --connection "Name=Value;..."  a connection string; - reads it from standard input',
    '  --profile NAME                 a saved connection',
    `  --format FORMAT                ${formatNames}`,
    '  --param NAME=VALUE             a value for @NAME in the SQL, as often as needed',
    '  --explain                      tells what the SQL would read, write and cost, and runs nothing',
    '  --confirm                      lets a query combine tables that it reads whole, and UPDATE and',
    '                                 DELETE without WHERE write all rows',
    '  --dry-run                      reads and checks, tells of each row what would become of it, and',
    '                                 writes nothing',
    '  --continue                     a row that is refused or fails stops neither the others nor the script',
    '  --journal FILE                 keeps what was written, for undo',
    '',
  ].join('\n');
}
