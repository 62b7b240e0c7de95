import { createServer as createTlsServer } from 'node:https';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { serviceApp } from './app';
import type { ServiceOptions } from './options';

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the service; port 0 takes any free one. Rejects when the port is taken. */
export function startService(options: ServiceOptions): Promise<Running> {
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
        app = serviceApp({ ...options, origin: options.origin ?? url });
        resolve({ url, close });
      },
    );
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    server.once('error', reject);
  });
}
