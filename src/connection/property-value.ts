import { AppError } from '../core/error';
import { bareDomain, domainError } from './company-domain';
import type { PropertyEntry, PropertyName } from './property';
import type { PropertyKind } from './property-facts';

/** What a secret looks like wherever it is shown. As input it means: the secret already stored. */
export const secretMask = '*'.repeat(8);

/** How values of a kind, or of one property, are spelled and checked. */
interface ValueRule {
  canonical(value: string, entry: PropertyEntry): string;
  /** Asked for canonical values that are neither empty nor the default. */
  error(value: string, entry: PropertyEntry): AppError | undefined;
}

/** A value in its one spelling; what cannot be understood stays as it is. */
export function canonicalValue(entry: PropertyEntry, value: string): string {
  return ruleOf(entry).canonical(value, entry);
}

/** Why a canonical value cannot be used, or undefined. */
export function valueError(entry: PropertyEntry, value: string): AppError | undefined {
  return ruleOf(entry).error(value, entry);
}

function ruleOf(entry: PropertyEntry): ValueRule {
  return propertyRules[entry.name] ?? kindRules[entry.kind];
}

const trim = (value: string): string => value.trim();

const invalid = ({ label }: PropertyEntry, rule: string): AppError =>
  new AppError('property-invalid', { label, rule });

const spelling = (value: string, spellings: readonly string[]): string =>
  spellings.find((one) => one.toLowerCase() === value.trim().toLowerCase()) ?? value.trim();

const kindRules: Record<PropertyKind, ValueRule> = {
  text: { canonical: (value) => value, error: () => undefined },
  secret: {
    canonical: (value, { group }) => {
      if (value === secretMask) return '';
      return group === 'browser' ? value : value.trim();
    },
    // Secrets travel in headers, which hold visible ASCII; `fetch` throws on anything else.
    error: (value, entry) =>
      entry.group === 'browser' || /^[\x21-\x7e]+$/.test(value)
        ? undefined
        : invalid(entry, 'has only letters, digits and signs, without spaces'),
  },
  choice: {
    canonical: (value, { choices = [] }) => spelling(value, choices),
    error: (value, entry) => {
      const choices = entry.choices ?? [];
      if (entry.open || choices.includes(value)) return undefined;
      return invalid(entry, `is one of ${choices.join(', ')}`);
    },
  },
  boolean: {
    canonical: (value) => spelling(value, ['true', 'false']),
    error: (value, entry) =>
      value === 'true' || value === 'false' ? undefined : invalid(entry, 'is true or false'),
  },
  integer: {
    canonical: (value) => {
      const text = value.trim();
      return /^[+-]?\d{1,15}$/.test(text) ? String(Number(text)) : text;
    },
    error: (value, entry) => {
      const { min = -Infinity, max = Infinity } = entry;
      const number = /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
      if (number >= min && number <= max) return undefined;
      const bounds = entry.max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
      return invalid(entry, `is a whole number ${bounds}`);
    },
  },
};

/** Properties with a rule of their own. */
const propertyRules: Partial<Record<PropertyName, ValueRule>> = {
  CompanyDomain: {
    canonical: (value) => bareDomain(value) ?? value.trim(),
    error: (value) => domainError(value),
  },
  OAuthClientId: kindRules.secret,
  CallbackURL: {
    canonical: trim,
    // Pipedrive registers https callbacks; plain http is of use only on this computer.
    error: (value, entry) =>
      /^(https:\/\/[^\s/]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/\S*)?$/i.test(value)
        ? undefined
        : invalid(entry, 'is a full address that starts with https://'),
  },
};
