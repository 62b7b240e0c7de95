import { toBase64Url } from './base64url';
import type { RecoveryKey } from './recovery-key';
import { createVault, type Vault } from './vault';

/** What a recovery key opens. Each part tells nothing of the others, nor of the key. */
export interface RoamingKey {
  /** Under which the service keeps the ciphertext: 256 bits, base64url. */
  readonly id: string;
  /** Encrypts the document before it leaves. */
  readonly document: Vault;
  /** Encrypts secrets within the document, in the place of the device's key. */
  readonly secrets: Vault;
}

/** Derives by HKDF (RFC 5869), whose `info` keeps the parts apart. The keys cannot be read out. */
export async function roamingKey(key: RecoveryKey): Promise<RoamingKey> {
  const source = await crypto.subtle.importKey('raw', key, 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const id = await crypto.subtle.deriveBits(hkdf('id'), source, 256);
  return {
    id: toBase64Url(new Uint8Array(id)),
    document: await vaultOf(source, 'document'),
    secrets: await vaultOf(source, 'secrets'),
  };
}

async function vaultOf(source: CryptoKey, info: string): Promise<Vault> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.deriveKey(hkdf(info), source, algorithm, false, [
    'encrypt',
    'decrypt',
  ]);
  return createVault({ get: async () => key, claim: async () => key });
}

function hkdf(info: string): HkdfParams {
  const encoder = new TextEncoder();
  return {
    name: 'HKDF',
    hash: 'SHA-256',
    // RFC 5869, 3.1: the key is uniformly random, so a salt adds nothing.
    salt: new Uint8Array(),
    info: encoder.encode(`pipedrive-excel/roaming/1/${info}`),
  };
}
