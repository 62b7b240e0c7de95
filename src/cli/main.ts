import { once, setMaxListeners } from 'node:events';
import { systemClock } from '../core/clock';
import { openEngine } from './engine';
import { run } from './run';
import { createTerminal } from './terminal';

// Every request on its way listens for the end: how many those are, the burst budget decides.
setMaxListeners(0);
const stopper = new AbortController();
// Once: pressed again, Ctrl-C ends the program at once.
process.once('SIGINT', () => stopper.abort());
process.once('SIGTERM', () => stopper.abort());
// Whoever reads the rows may stop reading, as `head` does.
process.stdout.on('error', () => process.exit());

process.exitCode = await run(
  process.argv.slice(2),
  {
    fetch,
    clock: systemClock,
    variables: process.env,
    terminal: createTerminal({ input: process.stdin, output: process.stderr }),
    signal: stopper.signal,
    openEngine: () => openEngine(systemClock),
  },
  (text) =>
    process.stdout.write(text) ? undefined : once(process.stdout, 'drain').then(() => undefined),
);
