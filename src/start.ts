/**
 * `npm start`: the whole product on one machine, without Excel and without a Pipedrive account. The
 * companion service with the pane on PORT, the sandbox on PORT+1, the workbench on PORT+2. This file
 * is the only one that knows all three.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sandboxOptions } from './sandbox/options';
import { startSandbox } from './sandbox/server';
import { developmentCertificate } from './service/certificate';
import { startService } from './service/server';
import { startWorkbench } from './workbench/server';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

function build(): void {
  tell('Building the pane and the workbench ...');
  const { status } = spawnSync(
    process.execPath,
    [path('node_modules/webpack/bin/webpack.js'), '--mode', 'development', '--stats=errors-only'],
    { cwd: path('.'), stdio: ['ignore', process.stderr, process.stderr] },
  );
  if (status !== 0) throw new Error('The build failed; its messages stand above.');
}

async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new Error(`PORT must be a number from 1 to 65533, not ${process.env['PORT']}.`);
  build();
  const tls = await developmentCertificate(path('data/certificate'));
  const sandbox = await startSandbox({
    ...sandboxOptions(process.env),
    port: port + 1,
    oauthCallback: `https://localhost:${port}/oauth/callback`,
  });
  say(`Sandbox: ${sandbox.url}`);
  const service = await startService({
    port,
    tls,
    dataDir: path('data'),
    pipedriveBaseUrl: sandbox.url,
    oauthUrl: sandbox.url,
    oauthApp: { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
    // Browsers resolve *.localhost to this machine, so the company can stand in the host name.
    directBaseUrl: sandbox.url.replace('localhost', '{company}.localhost'),
    paneDir: path('dist/pane'),
    officeJsDir: path('node_modules/@microsoft/office-js/dist'),
    sandbox: { company: 'sandbox', token: 'sandbox-token' },
  });
  const paneUrl = `${service.url}/taskpane.html`;
  say(`Pane: ${paneUrl}`);
  const workbench = await startWorkbench({
    port: port + 2,
    tls,
    paneUrl,
    manifestPath: path('manifest.xml'),
    pageDir: path('dist/workbench'),
  });
  tell('Open the workbench in a browser. It warns once about the certificate of this computer.');
  say(`Workbench: ${workbench.url}`);

  const stop = async () => {
    await Promise.all([workbench.close(), service.close(), sandbox.close()]);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

start().catch((error: NodeJS.ErrnoException) => {
  tell(
    error.code === 'EADDRINUSE'
      ? 'A port is already in use. Stop the other program, or choose others with PORT=4000 npm start.'
      : error.message,
  );
  process.exit(1);
});
