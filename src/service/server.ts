import { createServer as createTlsServer } from 'node:https';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { serviceApp } from './app';
import type { ServiceOptions } from './options';
import type { BlobStore } from './roaming/blob-store';
import { openStore } from './roaming/open-store';

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the service; port 0 takes any free one. Rejects when the port is taken or the store cannot
 * be opened.
 */
export async function startService(options: ServiceOptions): Promise<Running> {
  const store = await openStore(options);
  try {
    return await listen(options, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function listen(options: ServiceOptions, store: BlobStore): Promise<Running> {
  return new Promise((resolve, reject) => {
    const { tls, port } = options;
    let app: Hono;
    const server = serve(
      {
        fetch: (request, environment) => app.fetch(request, environment),
        port,
        ...(tls ? { createServer: createTlsServer, serverOptions: tls } : {}),
      },
      (address) => {
        const url = `${tls ? 'https' : 'http'}://localhost:${address.port}`;
        app = serviceApp({ ...options, origin: options.origin ?? url }, store);
        resolve({ url, close });
      },
    );
    const close = async () => {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await store.close();
    };
    server.once('error', reject);
  });
}
