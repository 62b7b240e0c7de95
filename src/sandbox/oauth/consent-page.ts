import { html, raw } from 'hono/html';
import { company } from '../company';
import { scopes } from '../scope';
import type { App } from './apps';

/** Who is asked: the sandbox has nobody sign in, its first user is there already. */
export interface Consenting {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

const style = raw(`
  :root { color-scheme: light dark; }
  body { margin: 0; font: 16px/1.5 'Segoe UI', system-ui, sans-serif; }
  main { max-width: 32rem; margin: 0 auto; padding: 1rem; }
  h1 { font-size: 1.375rem; line-height: 1.3; }
  h2 { font-size: 1rem; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
  li { margin-bottom: 0.25rem; }
  button { font: inherit; padding: 0.5rem 1rem; border: 1px solid; border-radius: 4px; cursor: pointer; }
  button[value='allow'] { color: #fff; background: #017737; border-color: #017737; }
`);

/**
 * The page on which a user lets an app in. Its form goes to the page's own address, parameters and
 * all, where they are checked again.
 */
export function consentPage(app: App, user: Consenting) {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Install ${app.name} - Pipedrive sandbox</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>${app.name} would like to access your Pipedrive data</h1>
          <dl>
            <dt>Company</dt>
            <dd>${company.company_name}</dd>
            <dt>User</dt>
            <dd>${user.name} (${user.email})</dd>
          </dl>
          <h2 id="scopes">The app will be able to</h2>
          <ul aria-labelledby="scopes">
            ${app.scopes.map((scope) => html`<li>${scopes[scope]} (<code>${scope}</code>)</li>`)}
          </ul>
          <form method="post">
            <button name="decision" value="allow">Allow and install</button>
            <button name="decision" value="cancel">Cancel</button>
          </form>
        </main>
      </body>
    </html>`;
}
