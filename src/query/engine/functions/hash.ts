import { md5, sha1 } from '@noble/hashes/legacy';
import { sha256, sha512 } from '@noble/hashes/sha2';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3';
import { AppError } from '../../../core/error';
import type { SqlFunction } from '../function';
import { define } from './definition';

const algorithms: Readonly<Record<string, (text: string) => Uint8Array>> = {
  MD5: md5,
  SHA: sha1,
  SHA1: sha1,
  SHA2_256: sha256,
  SHA2_512: sha512,
  SHA3_224: sha3_224,
  SHA3_256: sha3_256,
  SHA3_384: sha3_384,
  SHA3_512: sha3_512,
};

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** The hash of a text's UTF-8 bytes, as hexadecimal digits. */
export const hashBytes: SqlFunction = define('HASHBYTES', ['text', 'text'], (name, text) => {
  const hash = algorithms[name.toUpperCase()];
  if (hash) return hex(hash(text));
  const rule = `it knows ${Object.keys(algorithms).join(', ')}`;
  throw new AppError('function-argument', { function: 'HASHBYTES', value: name, rule });
});
