import { AppError } from '../core/error';

/** Addresses under pipedrive.com that are nobody's company. */
const shared = new Set(['api', 'app', 'developers', 'oauth', 'support', 'www']);

/**
 * The company's part of its Pipedrive address, in lower case: `acme` for `acme`,
 * `acme.pipedrive.com` and `https://acme.pipedrive.com/pipeline/1`. Undefined where there is none.
 */
export function bareDomain(text: string): string | undefined {
  const label = hostOf(text).replace(/\.pipedrive\.com$/, '');
  return isLabel(label) && !shared.has(label) ? label : undefined;
}

/** `company-domain-invalid`, saying what is wrong, or undefined where the text names a company. */
export function domainError(text: string): AppError | undefined {
  if (bareDomain(text) !== undefined) return undefined;
  return new AppError('company-domain-invalid', { reason: reason(text.trim()) });
}

function reason(text: string): string {
  if (/\s/.test(text)) return 'A domain has no spaces';
  const host = hostOf(text);
  if (host.split('.').every(isLabel)) return `${host} is not the address of a company`;
  return 'A domain has only letters, digits and hyphens';
}

function hostOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/s, '');
}

/** A label of a host name: RFC 1123, section 2.1. */
function isLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text);
}
