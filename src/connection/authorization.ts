import { AppError } from '../core/error';
import { toBase64Url } from './base64url';
import { oauthError } from './oauth-error';

/** What a user's consent gives: to be exchanged for tokens once, within five minutes. */
export interface Authorization {
  readonly code: string;
  /** The callback the code was asked for with; '' = the service's own. */
  readonly redirectUri: string;
}

export interface AuthorizationRequest {
  /** Pipedrive's `/oauth/authorize`, or `/oauth/start` of our service, which leads there. */
  readonly page: string;
  /** '' = the app the service is configured with; understood by the service alone. */
  readonly clientId: string;
  /** '' = the service's own callback. */
  readonly redirectUri: string;
  readonly state: string;
}

/**
 * The address of the page on which the user allows access. Pipedrive takes no scope and no
 * response_type: scopes are set on the app. Source: Pipedrive API reference, `/oauth/authorize`.
 */
export function authorizationUrl({
  page,
  clientId,
  redirectUri,
  state,
}: AuthorizationRequest): string {
  const query = new URLSearchParams();
  if (clientId !== '') query.set('client_id', clientId);
  if (redirectUri !== '') query.set('redirect_uri', redirectUri);
  query.set('state', state);
  return `${page}?${query}`;
}

/** 256 random bits, safe in an address: ties an answer to the sign-in that asked. */
export function newState(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Whether two states are one. The time it takes does not tell where they differ. */
export function sameState(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  let difference = a.length ^ b.length;
  for (let index = 0; index < length; index++)
    difference |= (a.charCodeAt(index) || 0) ^ (b.charCodeAt(index) || 0);
  return difference === 0 && a !== '';
}

/**
 * Reads the callback's address (or its query alone, with the question mark) and checks that it
 * answers the sign-in that `state` belongs to. Throws `oauth-state-mismatch`, `oauth-denied` or
 * `oauth-refused` where the page says no, and `oauth-verifier-invalid` where there is no code.
 */
export function readCallback(address: string, state: string): string {
  const answer = callbackAnswer(address);
  // Before anything else is believed: a forged "denied" would be as wrong as a forged code.
  if (!sameState(answer.state, state)) throw new AppError('oauth-state-mismatch');
  return codeOf(answer);
}

/**
 * The code in what a user pastes: the callback's whole address, its query, or the code alone. With
 * `state`, an address that names another one is refused; a bare code cannot be checked. Throws like
 * `readCallback`.
 */
export function readVerifier(pasted: string, state?: string): string {
  const text = pasted.trim();
  if (!/[?&=]/.test(text)) return codeOf({ code: text, state: '', error: '' });
  const answer = callbackAnswer(text);
  if (state !== undefined && !sameState(answer.state, state))
    throw new AppError('oauth-state-mismatch');
  return codeOf(answer);
}

/** The parameters of the address that Pipedrive sends the browser back to; '' where not given. */
interface CallbackAnswer {
  readonly code: string;
  readonly state: string;
  readonly error: string;
}

function callbackAnswer(address: string): CallbackAnswer {
  const query = new URLSearchParams(address.replace(/^[^?]*\?/, '').replace(/#.*$/s, ''));
  const one = (name: string) => {
    const values = query.getAll(name);
    return values.length === 1 ? values[0]! : '';
  };
  return { code: one('code'), state: one('state'), error: one('error') };
}

function codeOf({ code, error }: CallbackAnswer): string {
  if (error !== '') throw oauthError('authorize', { error });
  // Not more than the service lets through; a code is visible ASCII.
  if (!/^[\x21-\x7e]{1,2048}$/.test(code)) throw new AppError('oauth-verifier-invalid');
  return code;
}
