import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { statePattern } from './oauth-app';

/**
 * Office adds `_host_Info` to the address of a dialog's first page, and to no later one; office.js
 * hands it on through session storage, where it runs on the first page (Microsoft, "Use the Office
 * dialog API"). Our first page is a redirect and runs nothing, so the service itself carries the
 * value to the callback, unread, in a cookie that only the sign-in with the same `state` gets back.
 */
const cookie = 'sign-in-host';
const path = '/oauth/callback';
const hostInfoPattern = /^[\w.$|-]{1,300}$/;
/** Longer than anybody takes to sign in. */
const maxAge = 1800;

export function rememberHostInfo(context: Context, state: string): void {
  const info = context.req.query('_host_Info');
  if (info === undefined || !hostInfoPattern.test(info)) return;
  setCookie(context, cookie, `${state}.${info}`, {
    path,
    maxAge,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  });
}

/** What was remembered for this `state`, else an empty text. It can be asked for once. */
export function recallHostInfo(context: Context): string {
  const kept = getCookie(context, cookie);
  if (kept === undefined) return '';
  deleteCookie(context, cookie, { path, secure: true });
  const state = context.req.query('state') ?? '';
  const info = kept.slice(state.length + 1);
  const ours = statePattern.test(state) && kept.startsWith(`${state}.`);
  return ours && hostInfoPattern.test(info) ? info : '';
}
