import type { MiddlewareHandler } from 'hono';

/** Pages that may frame the pane: Excel on the web and the Office apps around it. */
const officeHosts = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
];
/** Where office.js comes from, and the address older builds take their locale files from. */
const officeScripts = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];

/**
 * Content Security Policy of the pane. office.js sets inline styles on what it draws itself (the
 * prompt before a dialog), hence `unsafe-inline` for styles and nowhere else.
 */
export function contentSecurityPolicy(pipedriveOrigin: string, development: boolean): string {
  const policy: Record<string, string[]> = {
    'default-src': ["'none'"],
    // The SQL engine is WebAssembly, compiled in its worker.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...officeScripts],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", pipedriveOrigin, ...officeScripts],
    'worker-src': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': [
      "'self'",
      ...officeHosts,
      ...(development ? ['https://localhost:*', 'https://127.0.0.1:*'] : []),
    ],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * Headers of every answer, where its route sets no stricter one. No X-Frame-Options (Office frames the pane) and no
 * Cross-Origin-Opener-Policy (`same-origin` would cut the sign-in dialog from the pane: Office Dialog
 * API, error 12006). An agent cluster of its own keeps the pane's main thread apart from its host's.
 */
export function securityHeaders(directBaseUrl: string, development: boolean): MiddlewareHandler {
  const pipedriveOrigin = directBaseUrl.replace('{company}', '*').replace(/\/+$/, '');
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy(pipedriveOrigin, development),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(development ? {} : { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.header(name, value);
  };
}
