import { toBase64Url } from '../connection/base64url';
import { formatConnectionString, parseConnectionString } from '../connection/connection-string';
import type { Profile, Properties } from '../connection/profile';
import { AppError } from '../core/error';
import type { Call } from './command';
import { openDevice } from './device';

/**
 * The connection that the options name, or undefined where they name none. Throws
 * `connection-missing`, `connection-unreadable`, and what `parseConnectionString` throws.
 */
export async function chosenProfile({
  options: { connection, profile },
  shell,
}: Pick<Call, 'options' | 'shell'>): Promise<Profile | undefined> {
  if (connection !== undefined) {
    const text = connection === '-' ? await shell.terminal.input() : connection;
    return unnamed(parseConnectionString(text));
  }
  return profile === undefined ? undefined : savedProfile(profile, shell);
}

/** A saved connection by its name. Throws `connection-missing` and `connection-unreadable`. */
async function savedProfile(name: string, shell: Call['shell']): Promise<Profile> {
  const found = await openDevice(shell).profiles.find(name);
  if (found.unreadable) throw new AppError('connection-unreadable', { name: found.name });
  return found;
}

/** The same string finds the tokens again that were kept for it. Its secrets stay out of the id. */
async function unnamed(properties: Properties): Promise<Profile> {
  const text = new TextEncoder().encode(formatConnectionString(properties, 'omit'));
  const digest = await crypto.subtle.digest('SHA-256', text);
  return { id: toBase64Url(new Uint8Array(digest)), name: '', properties };
}
