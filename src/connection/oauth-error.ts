import { AppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';
import type { JsonAnswer } from './json-request';

/** Where in the protocol a refusal came. */
export type OAuthStep = 'authorize' | 'exchange' | 'refresh' | 'revoke';

interface Rule {
  readonly code: ErrorCode;
  /** Only at this step. */
  readonly step?: OAuthStep;
  /**
   * The `error` of RFC 6749 (4.1.2.1, 5.2). `user_denied` is Pipedrive's own, `invalid_redirect` and
   * `not_configured` are our service's.
   */
  readonly error?: RegExp;
  /** Words of Pipedrive, which tell causes apart where there is no code or one code for several. */
  readonly text?: RegExp;
}

/** The first rule that holds decides. Texts: Pipedrive, "OAuth and API Proxy status codes". */
const rules: readonly Rule[] = [
  { code: 'oauth-denied', error: /^(access|user)_denied$/ },
  { code: 'oauth-callback-rejected', error: /^invalid_redirect$/ },
  { code: 'oauth-callback-rejected', text: /redirect[ _]ur[il]/i },
  { code: 'oauth-client-missing', error: /^not_configured$/ },
  { code: 'oauth-client-missing', text: /cannot retrieve client credentials/i },
  { code: 'oauth-client-rejected', error: /^(invalid|unauthorized)_client$/ },
  { code: 'oauth-client-rejected', text: /client is invalid|client(Id|Secret)/i },
  { code: 'sign-in-again', step: 'refresh', error: /^invalid_grant$/ },
  { code: 'sign-in-again', step: 'refresh', text: /refresh_token is invalid/i },
  { code: 'oauth-code-expired', step: 'exchange', text: /authorization_code has expired/i },
  { code: 'oauth-code-used', step: 'exchange', error: /^invalid_grant$/ },
  { code: 'oauth-code-used', step: 'exchange', text: /authorization_code is invalid/i },
  { code: 'sign-in-service-down', error: /^(server_error|temporarily_unavailable)$/ },
];

/** What an OAuth server or the user said no with: `error` and any words that came with it. */
export interface Refusal {
  readonly error?: string;
  readonly text?: string;
}

/** A refusal as the error to show. The server's words stay out of it: they may repeat a token. */
export function oauthError(step: OAuthStep, { error = '', text = '' }: Refusal): AppError {
  const words = `${error} ${text}`;
  const rule = rules.find(
    (one) =>
      (one.step ?? step) === step &&
      (one.error?.test(error) ?? true) &&
      (one.text?.test(words) ?? true),
  );
  return new AppError(rule?.code ?? 'oauth-refused');
}

/** The wait asked for with 429 when the answer names none. */
const usualWaitSeconds = 60;

/** The error of an answer of an OAuth server or of our service, or undefined where it is a success. */
export function answerError(step: OAuthStep, answer: JsonAnswer): AppError | undefined {
  const { status, headers, body } = answer;
  if (status < 300) return undefined;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after')) || usualWaitSeconds;
    return new AppError('rate-limited', { seconds });
  }
  if (status >= 500) return new AppError('sign-in-service-down');
  const texts = [body['message'], body['error_description'], body['field']].filter(isText);
  const error = isText(body['error']) ? body['error'] : '';
  return oauthError(step, { error, text: texts.join(' ') });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
