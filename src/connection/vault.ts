import { AppError } from '../core/error';
import { fromBase64Url, toBase64Url } from './base64url';
import type { KeyStore } from './key-store';

/** Encrypts secrets for storage with a key that never leaves this device. */
export interface Vault {
  /**
   * `context` is authenticated with the text: only the same context decrypts it, so that stored
   * secrets cannot be swapped between profiles.
   */
  encrypt(text: string, context?: string): Promise<string>;
  /** Throws `secret-unreadable` for another device's, another context's or damaged text. */
  decrypt(encrypted: string, context?: string): Promise<string>;
}

/** Marks the format: base64url of the initialisation vector, then AES-GCM's output with its tag. */
const version = 'v1:';
/** 96 bits, as NIST SP 800-38D recommends; random, because devices share no counter. */
const ivLength = 12;
const encoder = new TextEncoder();
/** Keeps a leading byte order mark, which decoders drop unless told. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A vault on the device's key; the key is made with the first secret. */
export function createVault(keys: KeyStore): Vault {
  return {
    async encrypt(text, context = '') {
      const key = (await keys.get()) ?? (await keys.claim(await newKey()));
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const sealed = await crypto.subtle.encrypt(algorithm(iv, context), key, encoder.encode(text));
      return version + toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },

    async decrypt(encrypted, context = '') {
      const key = await keys.get();
      if (!key || !encrypted.startsWith(version)) throw new AppError('secret-unreadable');
      try {
        const bytes = fromBase64Url(encrypted.slice(version.length));
        const opened = await crypto.subtle.decrypt(
          algorithm(bytes.slice(0, ivLength), context),
          key,
          bytes.slice(ivLength),
        );
        return decoder.decode(opened);
      } catch (error) {
        throw new AppError('secret-unreadable', {}, error);
      }
    },
  };
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
}
