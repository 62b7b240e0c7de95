import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serviceOptions } from './options';
import { startService } from './server';

const paneDir =
  process.env['PANE_DIR'] ?? fileURLToPath(new URL('../../dist/pane', import.meta.url));

try {
  if (!existsSync(paneDir)) throw new Error('There is no build yet. Run npm run build first.');
  const service = await startService(serviceOptions(process.env, paneDir));
  const stop = () => void service.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`Service: ${service.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
