import type { App, AppRegistry } from './apps';
import { oauthProblem } from './problem';

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/**
 * The app that asks: by HTTP Basic, or by `client_id` and `client_secret` in the body, which is
 * documented as possible and not recommended. Throws a Problem without credentials or with wrong ones.
 */
export function authenticatedApp(
  authorization: string | undefined,
  form: URLSearchParams,
  registry: AppRegistry,
): App {
  const given = authorization === undefined ? fromForm(form) : fromHeader(authorization);
  if (!given) throw oauthProblem('Invalid client: cannot retrieve client credentials');
  const app = registry.find(given.id);
  if (app?.secret !== given.secret) throw oauthProblem('Invalid client: client is invalid');
  return app;
}

function fromHeader(authorization: string): Credentials | undefined {
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization)?.[1];
  const match = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString());
  return match ? { id: match[1]!, secret: match[2]! } : undefined;
}

function fromForm(form: URLSearchParams): Credentials | undefined {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  return id && secret ? { id, secret } : undefined;
}
