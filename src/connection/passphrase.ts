import { AppError } from '../core/error';

/** With PBKDF2 at its usual cost, shorter ones can be guessed by those who hold the file. */
export const shortestPassphrase = 12;

/** Throws `passphrase-short` for a passphrase that is not fit to encrypt something new with. */
export function checkPassphrase(passphrase: string): void {
  if (normalised(passphrase).length < shortestPassphrase)
    throw new AppError('passphrase-short', { length: shortestPassphrase });
}

/** 256 bits from a passphrase by PBKDF2 with SHA-256. Keyboards differ in composition: NFC is used. */
export async function passphraseBits(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<ArrayBuffer> {
  const raw = new TextEncoder().encode(normalised(passphrase));
  const key = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
}

function normalised(passphrase: string): string {
  return passphrase.normalize('NFC');
}
