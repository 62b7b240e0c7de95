import type { Context } from 'hono';

/**
 * Whether a request comes from the pane itself: browsers name themselves in `Origin` or, for
 * same-origin GETs, in `Sec-Fetch-Site`, and pages can forge neither (Fetch standard, forbidden
 * request headers). `origin` is the add-in's own.
 */
export function fromPane(context: Context, origin: string): boolean {
  const named = context.req.header('origin');
  return named === undefined
    ? context.req.header('sec-fetch-site') === 'same-origin'
    : named === origin;
}
