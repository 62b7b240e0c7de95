/**
 * `npm run excel`: the add-in in real Excel. Makes this computer trust a certificate for localhost,
 * serves the development build, and sideloads manifest.xml.
 *   npm run excel                              desktop Excel (Windows, Mac)
 *   npm run excel -- web --document <url>      Excel on the web, in the document at this address
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { developmentCertificate } from './service/certificate';
import { pipedriveCloud } from './service/options';
import { startService } from './service/server';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [path(script), ...args], { cwd: path('.'), stdio: 'inherit' }).status;

const [target = 'desktop', ...options] = process.argv.slice(2);

run('node_modules/office-addin-dev-certs/cli.js', 'install');
if (
  run('node_modules/webpack/bin/webpack.js', '--mode', 'development', '--stats=errors-only') !== 0
)
  process.exit(1);
const service = await startService({
  port: 3000, // the origin that manifest.xml names
  tls: await developmentCertificate(path('data/certificate')),
  dataDir: path('data'),
  pipedriveBaseUrl: process.env['PIPEDRIVE_BASE_URL'] ?? pipedriveCloud,
  paneDir: path('dist/pane'),
  officeJsDir: path('node_modules/@microsoft/office-js/dist'),
});
process.stdout.write(`Pane: ${service.url}/taskpane.html\n`);

const sideload = spawn(
  process.execPath,
  [path('node_modules/office-addin-debugging/cli.js'), 'start', 'manifest.xml', target, ...options],
  { cwd: path('.'), stdio: 'inherit' },
);
sideload.once('exit', (status) => {
  if (status === 0)
    process.stdout.write('Sideloaded. Press Ctrl+C here to stop serving the pane.\n');
  else void service.close().then(() => process.exit(status ?? 1));
});
