import { sentenceOf } from '../core/error';
import { parseArguments, usage } from './arguments';
import type { Shell } from './command';
import { commands } from './commands';
import { formats } from './rows-text';
import { UsageError } from './usage-error';

/** 0 done, 1 failed, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs what was typed. Rows go to `print`, everything else to the terminal. Never throws: a failure
 * is told in one sentence.
 */
export async function run(
  typed: readonly string[],
  shell: Shell,
  print: (text: string) => void,
): Promise<ExitCode> {
  try {
    const found = parseArguments(typed, commands);
    if (!found) {
      print(usage(commands));
      return 0;
    }
    const { command, operands, options, format } = found;
    const result = await command.run({ operands, options, shell });
    if (result) print(formats[format](result));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? ' See pipedrive-sql --help.' : '';
    shell.terminal.note((isUsage ? error.message : sentenceOf(error)) + hint);
    return isUsage ? 2 : 1;
  }
}
