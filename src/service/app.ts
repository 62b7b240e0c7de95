import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { ServiceOptions } from './options';
import { relay } from './relay';
import { securityHeaders } from './security-headers';

/** Files whose name holds a content hash never change; everything else is asked for anew. */
const hashed = /\.[0-9a-f]{8}\.(?:js|css)$/;
const cacheControl = (path: string): string =>
  hashed.test(path)
    ? 'public, max-age=31536000, immutable'
    : path.endsWith('.png')
      ? 'public, max-age=3600' // Office caches icons itself and wants them cacheable
      : 'no-cache';

/** The companion service: the pane's files, its run-time configuration, health and the relay. */
export function serviceApp(options: ServiceOptions & { readonly origin: string }): Hono {
  const development = options.officeJsDir !== undefined;
  const direct = options.directBaseUrl ?? options.pipedriveBaseUrl;
  const app = new Hono();
  app.use(securityHeaders(direct, development));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/config.json', (context) => {
    context.header('cache-control', 'no-cache');
    return context.json({
      direct,
      relay: '/pipedrive/{company}',
      ...(options.sandbox ? { sandbox: options.sandbox } : {}),
    });
  });
  app.route(
    '/',
    relay({
      origin: options.origin,
      pipedriveBaseUrl: options.pipedriveBaseUrl,
      fetch,
    }),
  );

  if (options.officeJsDir)
    app.use(
      '/officejs/*',
      serveStatic({
        root: options.officeJsDir,
        rewriteRequestPath: (path) => path.replace(/^\/officejs/, ''),
      }),
    );
  app.get('/', (context) => context.redirect('/taskpane.html'));
  app.use(
    serveStatic({
      root: options.paneDir,
      onFound: (path, context) => context.header('cache-control', cacheControl(path)),
    }),
  );
  return app;
}
