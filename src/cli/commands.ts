import type { Command } from './command';
import { catalogueCommands } from './commands/catalogue';
import { connectionCommands } from './commands/connection';
import { execCommand } from './commands/exec';
import { queryCommand } from './commands/query';
import { undoCommand } from './commands/undo';

/** Every command, in the order of the usage. */
export const commands: readonly Command[] = [
  queryCommand,
  undoCommand,
  ...catalogueCommands,
  ...connectionCommands,
  execCommand,
];
