import { sandboxOptions } from './options';
import { startSandbox } from './server';

const sandbox = await startSandbox(sandboxOptions(process.env));
process.stdout.write(`Sandbox: ${sandbox.url}\n`);
