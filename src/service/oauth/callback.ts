import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { recallHostInfo } from './host-info';

const file = (name: string) =>
  readFileSync(new URL(`../callback/${name}`, import.meta.url), 'utf8');
const page = file('callback.html');
const assets = [
  { path: '/oauth/callback.css', type: 'text/css', text: file('callback.css') },
  { path: '/oauth/callback.js', type: 'text/javascript', text: file('callback.js') },
];

/**
 * `GET /oauth/callback`: the page Pipedrive returns to, last page of the sign-in dialog. The code
 * stands in its address, so it is not cached and names no referrer. `DELETE /oauth/callback` is how
 * Pipedrive says that a user removed the app; nothing of that user is kept here.
 */
export function oauthCallback(officeJs: string): Hono {
  const app = new Hono();
  app.get('/oauth/callback', (context) => {
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    const hostInfo = recallHostInfo(context);
    return context.html(page.replace('{officeJs}', officeJs).replace('{hostInfo}', () => hostInfo));
  });
  app.delete('/oauth/callback', (context) => context.body(null, 204));
  for (const { path, type, text } of assets)
    app.get(path, (context) => {
      context.header('cache-control', 'no-cache');
      return context.body(text, 200, { 'content-type': `${type}; charset=utf-8` });
    });
  return app;
}
