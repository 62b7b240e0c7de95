import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { oauthCallback } from './oauth/callback';
import { callbackUrl } from './oauth/oauth-app';
import { oauthStart } from './oauth/start';
import { oauthToken } from './oauth/token';
import { pipedriveOAuth, type ServiceOptions } from './options';
import { rateLimited } from './rate-limit';
import { answerError } from './refusal';
import { relay } from './relay';
import type { BlobStore } from './roaming/blob-store';
import { roaming } from './roaming/routes';
import { securityHeaders } from './security-headers';

/** Files whose name holds a content hash never change; everything else is asked for anew. */
const hashed = /\.[0-9a-f]{8}\.(?:js|css)$/;
const cacheControl = (path: string): string =>
  hashed.test(path)
    ? 'public, max-age=31536000, immutable'
    : path.endsWith('.png')
      ? 'public, max-age=3600' // Office caches icons itself and wants them cacheable
      : 'no-cache';

/** Microsoft wants add-ins to load it from its CDN; in development it comes from `officeJsDir`. */
const officeJs = {
  production: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  development: '/officejs/office.js',
};
/** Seconds of its rate that a caller may use at once. */
const burstSeconds = 4;
const upstreamTimeoutMs = 20_000;

/**
 * The companion service: the pane's files, its run-time configuration, health, sign-in, the roaming
 * store and the relay.
 */
export function serviceApp(
  options: ServiceOptions & { readonly origin: string },
  store: BlobStore,
): Hono {
  const { origin, oauthApp, requestsPerSecond = 50, proxies = 0 } = options;
  const development = options.officeJsDir !== undefined;
  const direct = options.directBaseUrl ?? options.pipedriveBaseUrl;
  const oauth = {
    origin,
    oauthUrl: options.oauthUrl ?? pipedriveOAuth,
    oauthApp,
    fetch,
    timeoutMs: upstreamTimeoutMs,
  };
  const app = new Hono();
  app.onError(answerError);
  app.use(securityHeaders(direct, development));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/config.json', (context) => {
    context.header('cache-control', 'no-cache');
    return context.json({
      direct,
      relay: `${options.origin}/pipedrive/{company}`,
      oauth: {
        configured: oauthApp !== undefined,
        ...(oauthApp ? { clientId: oauthApp.clientId } : {}),
        callbackUrl: callbackUrl(origin),
      },
      ...(options.sandbox ? { sandbox: options.sandbox } : {}),
    });
  });

  const limit = rateLimited(
    { perSecond: requestsPerSecond, burst: requestsPerSecond * burstSeconds },
    proxies,
  );
  app.use('/oauth/*', limit);
  app.use('/roaming/*', limit);
  app.route('/', oauthStart(oauth));
  app.route('/', oauthCallback(development ? officeJs.development : officeJs.production));
  app.route('/', oauthToken(oauth));
  app.route('/', roaming(store));
  app.route('/', relay({ origin, pipedriveBaseUrl: options.pipedriveBaseUrl, fetch }));

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
