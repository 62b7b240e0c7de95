import { AppError } from '../core/error';
import type { HttpAnswer } from '../core/http';
import type { ErrorCode } from '../core/sentence';
import { isJsonObject } from './json';

/** What the sentences need to name things. */
export interface FailureContext {
  /** `acme.pipedrive.com` */
  readonly host: string;
  /** Path below the version. */
  readonly path: string;
  /** What a 401 means: that depends on what was sent to show who asks. */
  readonly unauthorized: ErrorCode;
  /** Must never stand in a message. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A longer wait than this means the daily budget, not the burst window, is used up. */
const longestBurstSeconds = 60;
/** The burst window, for refusals that name no time. */
const burstSeconds = 2;
const longestReason = 200;

/** Words of a 403 when the app lacks a scope: Pipedrive, "OAuth and API Proxy status codes". */
const missingScope = /scope and url mismatch/i;

/** Codes of statuses that mean one thing whatever the body says. */
const byStatus: Readonly<Record<number, ErrorCode>> = {
  402: 'plan-limit',
  403: 'forbidden',
  404: 'record-missing',
  // "The feature is not enabled for the company": Pipedrive, HTTP status codes.
  415: 'plan-limit',
};

/** The failure an answer tells of, or undefined where it is a success. The body is JSON from then on. */
export function answerFailure(answer: HttpAnswer, context: FailureContext): AppError | undefined {
  const { status } = answer;
  if (status < 300) return undefined;
  const isPage = looksLikePage(answer);
  if (status === 429) return tooMany(answer, context);
  if (status >= 500 && status !== 501)
    return new AppError('server-error', { seconds: askedSeconds(answer, context) ?? 0 });
  // Cloudflare's page after ignored 429s: Pipedrive, Rate limiting.
  if (status === 403 && isPage) return new AppError('blocked');
  if (status === 404 && isPage) return new AppError('company-unknown', { company: context.host });
  if (status === 401) return new AppError(context.unauthorized);
  if (status < 400 || (isPage && !(status in byStatus))) return new AppError('answer-not-json');
  const refusal = parsed(answer.text);
  if (status === 403 && missingScope.test(answer.text)) return new AppError('scope-missing');
  if (status === 403 && String(refusal['code'] ?? '').startsWith('feature_capping'))
    return new AppError('plan-limit');
  const code = byStatus[status];
  if (code) return new AppError(code, { what: `record at ${context.path}` });
  return new AppError('request-rejected', { reason: reasonOf(refusal, status, context) });
}

/** The body of a success. Throws `answer-not-json` or `answer-truncated`. */
export function answerBody(answer: HttpAnswer): Readonly<Record<string, unknown>> {
  if (looksLikePage(answer)) throw new AppError('answer-not-json');
  try {
    const body: unknown = JSON.parse(answer.text);
    if (isJsonObject(body)) return body;
  } catch (error) {
    throw new AppError('answer-truncated', {}, error);
  }
  throw new AppError('answer-not-json');
}

function looksLikePage({ headers, text }: HttpAnswer): boolean {
  return /text\/html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(text);
}

function tooMany(answer: HttpAnswer, context: FailureContext): AppError {
  const seconds = askedSeconds(answer, context);
  const isDaily =
    /daily request budget exceeded/i.test(answer.text) ||
    (seconds !== undefined && seconds > longestBurstSeconds);
  return isDaily
    ? new AppError('daily-budget-spent')
    : new AppError('rate-limited', { seconds: seconds ?? burstSeconds });
}

/** `retry-after` (seconds, or a date behind proxies), else `x-ratelimit-reset` (seconds from now). */
function askedSeconds({ headers }: HttpAnswer, { now }: FailureContext): number | undefined {
  const after = headers.get('retry-after');
  const told = [
    seconds(after),
    (Date.parse(after ?? '') - now) / 1000,
    seconds(headers.get('x-ratelimit-reset')),
  ].find(Number.isFinite);
  return told === undefined ? undefined : Math.max(0, Math.ceil(told));
}

function seconds(header: string | null): number {
  return header === null || header.trim() === '' ? NaN : Number(header);
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}

/** Pipedrive's own words, on one line, without secrets and without the final stop. */
function reasonOf(
  refusal: Readonly<Record<string, unknown>>,
  status: number,
  { secrets }: FailureContext,
): string {
  const told = typeof refusal['error'] === 'string' ? refusal['error'] : `status ${status}`;
  let reason = told.replace(/\s+/g, ' ').trim();
  for (const secret of secrets) if (secret) reason = reason.replaceAll(secret, '********');
  if (reason.length > longestReason) reason = `${reason.slice(0, longestReason)}…`;
  return reason.replace(/\.$/, '');
}
