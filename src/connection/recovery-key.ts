import { AppError } from '../core/error';
import { checkPassphrase, passphraseBits } from './passphrase';

/** 256 bits from which everything about a roaming store is derived; see roaming-key.ts. */
export type RecoveryKey = Uint8Array<ArrayBuffer>;

/** Crockford's base32: no I, L, O or U, so that nothing is misread or a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const misread: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const keyBytes = 32;
/** 256 bits of key and 24 of its SHA-256: 56 characters, in 14 groups of 4. A slip passes once in 16 million. */
const checkBytes = 3;
const length = ((keyBytes + checkBytes) * 8) / 5;
/** OWASP's 600,000 for a stored hash, more here: a passphrase opens every connection at once. */
const usualIterations = 1_000_000;

export function newRecoveryKey(): RecoveryKey {
  return crypto.getRandomValues(new Uint8Array(keyBytes));
}

/** The key as it is shown and written down: `7KQ2-...`, 14 groups of 4. */
export async function formatRecoveryKey(key: RecoveryKey): Promise<string> {
  const bytes = new Uint8Array([...key, ...(await check(key))]);
  return toBase32(bytes).match(/.{4}/g)!.join('-');
}

/**
 * The key as somebody types it: any case, any spaces and hyphens, and what looks alike. Throws
 * `recovery-key-invalid` for anything else and for slips.
 */
export async function parseRecoveryKey(text: string): Promise<RecoveryKey> {
  const letters = [...text.toUpperCase().replace(/[\s\p{Dash}]/gu, '')]
    .map((letter) => misread[letter] ?? letter)
    .join('');
  const bytes = letters.length === length ? fromBase32(letters) : undefined;
  const key = bytes?.slice(0, keyBytes);
  if (!key || String(bytes!.slice(keyBytes)) !== String(await check(key)))
    throw new AppError('recovery-key-invalid');
  return key;
}

/**
 * The key of those who would rather remember a passphrase. `account`, such as an e-mail address, is
 * the salt: without it, everybody with one passphrase would share one store. Throws
 * `roaming-account-missing` and `passphrase-short`. `iterations` is the cost of one guess.
 */
export async function recoveryKeyFromPassphrase(
  account: string,
  passphrase: string,
  iterations = usualIterations,
): Promise<RecoveryKey> {
  const name = account.trim().normalize('NFC').toLowerCase();
  if (name === '') throw new AppError('roaming-account-missing');
  checkPassphrase(passphrase);
  const salt = new TextEncoder().encode(`pipedrive-excel/roaming/1/${name}`);
  return new Uint8Array(await passphraseBits(passphrase, salt, iterations));
}

async function check(key: RecoveryKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', key)).slice(0, checkBytes);
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits
    .match(/.{5}/g)!
    .map((five) => alphabet[parseInt(five, 2)])
    .join('');
}

function fromBase32(letters: string): Uint8Array<ArrayBuffer> | undefined {
  const values = [...letters].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g)!, (eight) => parseInt(eight, 2));
}
