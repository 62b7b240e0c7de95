import { sentenceOf } from '../core/error';
import { parseArguments, usage } from './arguments';
import type { Result, Shell, StreamedResult } from './command';
import { commands } from './commands';
import { formats, type RowsWriter } from './rows-text';
import { UsageError } from './usage-error';

/** 0 done, 1 failed, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

/** Writes to standard output; resolves when there is room for more. */
export type Print = (text: string) => Promise<void> | void;

/**
 * Runs what was typed. Rows go to `print`, everything else to the terminal. Never throws: a failure
 * is told in one sentence.
 */
export async function run(typed: readonly string[], shell: Shell, print: Print): Promise<ExitCode> {
  try {
    const found = parseArguments(typed, commands);
    if (!found) {
      await print(usage(commands));
      return 0;
    }
    const { command, operands, options, format } = found;
    const result = await command.run({ operands, options, shell, format });
    if (!result) return 0;
    if (result.columns.length > 0) await printRows(result, formats[format](result.columns), print);
    return 'failed' in result && result.failed ? 1 : 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const hint = isUsage ? ' See pipedrive-sql --help.' : '';
    shell.terminal.note((isUsage ? error.message : sentenceOf(error)) + hint);
    return isUsage ? 2 : 1;
  }
}

async function printRows(
  result: Result | StreamedResult,
  writer: RowsWriter,
  print: Print,
): Promise<void> {
  const pages = 'pages' in result ? result.pages : [result.rows];
  for await (const rows of pages) await print(writer.rows(rows));
  await print(writer.end());
}
