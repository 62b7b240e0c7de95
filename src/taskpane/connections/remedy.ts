import type { ErrorCode } from '../../core/sentence';

/** Failures whose remedy is in the connection's form. */
export const fixedInConnection: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'token-rejected',
  'company-unknown',
  'company-mismatch',
  'company-domain-invalid',
  'property-required',
  'property-invalid',
  'connection-unreadable',
  'oauth-token-missing',
  'oauth-token-rejected',
  'oauth-client-missing',
  'oauth-client-rejected',
  'oauth-callback-rejected',
  'token-place-missing',
  'timeout',
  'daily-budget-reserve',
]);

/** Failures that signing in ends. */
export const fixedBySignIn: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'sign-in-again',
  'sign-in-needed',
  'sign-in-timeout',
  'oauth-denied',
  'oauth-code-expired',
  'oauth-code-used',
  'oauth-state-mismatch',
  'dialog-page-missing',
  'dialog-insecure',
  'dialog-refused',
  'dialog-closed',
  'dialog-busy',
  'dialog-ignored',
  'dialog-blocked',
  'dialog-failed',
]);
