import { AppError } from '../core/error';
import { fromBase64Url, toBase64Url } from './base64url';
import { readKeptTokens, type KeptTokens } from './token-store';
import { canonicalProperties, type Profile, type Properties } from './profile';
import { checkPassphrase, passphraseBits } from './passphrase';
import { propertyEntry, type PropertyName } from './property';

/** What `OAuthSettings.txt` carries to another machine. */
export interface SettingsFile extends Pick<Profile, 'name' | 'properties'> {
  /** Absent after signing out. */
  readonly tokens?: KeptTokens | undefined;
}

const title = 'Pipedrive OAuth settings';
const version = 1;
/** OWASP Password Storage Cheat Sheet (2023): 600,000 for PBKDF2 with SHA-256. */
export const usualIterations = 600_000;
/** About ten seconds of a slow computer: a file must not keep the reader busy for ever. */
const mostIterations = 10_000_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The file's text (docs/oauth-settings-file.md): ASCII in short lines, so that it survives mail and
 * clipboards. `iterations` is the cost of one guess at the passphrase. Throws `passphrase-short`.
 */
export async function formatSettingsFile(
  { name, properties, tokens }: SettingsFile,
  passphrase: string,
  iterations = usualIterations,
): Promise<string> {
  checkPassphrase(passphrase);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = [
    `${title} ${version}`,
    `Key: PBKDF2-SHA-256 ${iterations} ${toBase64Url(salt)}`,
    `Cipher: AES-256-GCM ${toBase64Url(iv)}`,
  ];
  const key = await fileKey(passphrase, salt, iterations);
  const content = JSON.stringify({ name, properties: canonicalProperties(properties), tokens });
  const sealed = await crypto.subtle.encrypt(algorithm(iv, header), key, encoder.encode(content));
  const body = toBase64Url(new Uint8Array(sealed)).match(/.{1,76}/g)!;
  const lines = [...header, '', ...body];
  return [...lines, `End: ${await digest(lines)}`, ''].join('\n');
}

/**
 * Reads such a text. Throws `settings-file-newer`, `settings-file-damaged` (also where a part is
 * missing) or `passphrase-wrong`: the digest at the end tells these two apart without a guess.
 */
export async function parseSettingsFile(text: string, passphrase: string): Promise<SettingsFile> {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  const found = new RegExp(`^${title} (\\d{1,9})$`).exec(lines[0] ?? '');
  if (Number(found?.[1]) > version) throw new AppError('settings-file-newer');
  const end = lines.pop();
  if (!found || end !== `End: ${await digest(lines)}`) throw new AppError('settings-file-damaged');
  const [, iterations = '', salt = ''] =
    /^Key: PBKDF2-SHA-256 (\d{1,8}) ([\w-]+)$/.exec(lines[1] ?? '') ?? [];
  const [, iv = ''] = /^Cipher: AES-256-GCM ([\w-]+)$/.exec(lines[2] ?? '') ?? [];
  const cost = Number(iterations);
  if (!(cost >= 1 && cost <= mostIterations) || iv === '' || lines[3] !== '')
    throw new AppError('settings-file-damaged');
  const key = await fileKey(passphrase, bytes(salt), cost);
  return readContent(await open(key, bytes(iv), lines));
}

async function open(key: CryptoKey, iv: Uint8Array<ArrayBuffer>, lines: readonly string[]) {
  const sealed = bytes(lines.slice(4).join(''));
  try {
    return await crypto.subtle.decrypt(algorithm(iv, lines.slice(0, 3)), key, sealed);
  } catch (error) {
    throw new AppError('passphrase-wrong', {}, error);
  }
}

function readContent(opened: ArrayBuffer): SettingsFile {
  const content: unknown = JSON.parse(decoder.decode(opened));
  const fields: Readonly<Record<string, unknown>> = content instanceof Object ? { ...content } : {};
  const { name, properties } = fields;
  if (typeof name !== 'string' || !(properties instanceof Object))
    throw new AppError('settings-file-damaged');
  const tokens = readKeptTokens(fields['tokens']);
  return { name, properties: knownProperties(properties), ...(tokens && { tokens }) };
}

/** A property of a newer version would be lost by rewriting the file: better not to read it. */
function knownProperties(values: object): Properties {
  const properties: Partial<Record<PropertyName, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    const entry = propertyEntry(name);
    if (entry?.name !== name || typeof value !== 'string')
      throw new AppError('settings-file-newer');
    properties[entry.name] = value;
  }
  return properties;
}

async function fileKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const bits = await passphraseBits(passphrase, salt, iterations);
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, header: readonly string[]): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(header.join('\n')) };
}

/** Tells damage from a wrong passphrase; AES-GCM alone is what guards against tampering. */
async function digest(lines: readonly string[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(lines.join('\n')));
  return toBase64Url(new Uint8Array(hash));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64Url(text);
  } catch (error) {
    throw new AppError('settings-file-damaged', {}, error);
  }
}
