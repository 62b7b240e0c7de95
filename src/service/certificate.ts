import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createCA, createCert } from 'mkcert';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Where office-addin-dev-certs keeps the certificate it made this computer trust. */
const trustedDir = join(homedir(), '.office-addin-dev-certs');
const validityDays = 365;
const dayInMs = 86_400_000;

/**
 * A certificate for https on localhost: the one this computer already trusts (made by
 * `npm run excel`), else one of our own, kept in `dir` and renewed a day before it ends. Browsers
 * warn once about our own.
 */
export async function developmentCertificate(dir: string, now = Date.now()): Promise<Certificate> {
  const found =
    read(join(trustedDir, 'localhost.key'), join(trustedDir, 'localhost.crt'), now) ??
    read(join(dir, 'localhost.key'), join(dir, 'localhost.crt'), now);
  if (found) return found;
  const ca = await createCA({
    organization: 'Pipedrive for Excel (development, this computer only)',
    countryCode: 'EU',
    state: 'localhost',
    locality: 'localhost',
    validity: validityDays,
  });
  const { key, cert } = await createCert({
    ca: { key: ca.key, cert: ca.cert },
    domains: ['localhost', '127.0.0.1'],
    validity: validityDays,
  });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dir, 'localhost.key'), key, { mode: 0o600 });
  writeFileSync(join(dir, 'localhost.crt'), cert);
  return { key, cert };
}

function read(keyFile: string, certFile: string, now: number): Certificate | undefined {
  if (!existsSync(keyFile) || !existsSync(certFile)) return undefined;
  const cert = readFileSync(certFile, 'utf8');
  const end = Date.parse(new X509Certificate(cert).validTo);
  return end - dayInMs > now ? { key: readFileSync(keyFile, 'utf8'), cert } : undefined;
}
