import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import { defaultOptions, type SandboxOptions } from './options';
import { seedCompany } from './seed/seeding';

export type { SandboxOptions };

/** A running sandbox. */
export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  /** Cuts all connections, also those a fault holds open. */
  close(): Promise<void>;
}

/** Starts a Pipedrive-compatible server on this machine; what is not given takes its default. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const complete = { ...defaultOptions, ...options };
  const app = createApp(seedCompany(complete.seed, complete.counts), complete);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(complete.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
