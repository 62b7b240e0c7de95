import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serviceOptions } from './options';
import { startService } from './server';

const paneDir = fileURLToPath(new URL('../../dist/pane', import.meta.url));

try {
  if (!existsSync(paneDir)) throw new Error('There is no build yet. Run npm run build first.');
  const { url } = await startService(serviceOptions(process.env, paneDir));
  process.stdout.write(`Service: ${url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
