import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { readManifest } from './manifest';

export interface WorkbenchOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** PEM texts. office.js trusts a host only over https on the add-in's own host name. */
  readonly tls: { readonly key: string; readonly cert: string };
  /** Where the pane is served: https on localhost. */
  readonly paneUrl: string;
  readonly manifestPath: string;
  /** The built page: `dist/workbench`. */
  readonly pageDir: string;
}

/** Serves the page that plays Excel on the web. `url` is ready to be opened. */
export async function startWorkbench(
  options: WorkbenchOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = await listening(workbenchApp(options), options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // Browsers keep idle connections open, which would hold `close` back for their keep-alive time.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** `/` the page, `/manifest.xml` as it is, `/workbench.json` the pane's address and the manifest's ribbon. */
export function workbenchApp({
  paneUrl,
  manifestPath,
  pageDir,
}: Pick<WorkbenchOptions, 'paneUrl' | 'manifestPath' | 'pageDir'>): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    // A process per origin: a busy pane must not freeze the grid, as in real Excel on the web.
    context.header('Origin-Agent-Cluster', '?1');
    context.header('Cache-Control', 'no-cache');
  });
  app.get('/manifest.xml', async (context) =>
    context.body(await readFile(manifestPath, 'utf8'), 200, { 'Content-Type': 'text/xml' }),
  );
  app.get('/workbench.json', async (context) =>
    context.json({
      paneUrl,
      manifest: readManifest(await readFile(manifestPath, 'utf8'), paneUrl),
    }),
  );
  app.use(serveStatic({ root: pageDir }));
  return app;
}

function listening(app: Hono, { port, tls }: WorkbenchOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, createServer, serverOptions: tls }, () =>
      resolve(server),
    );
    server.once('error', reject);
  });
}
