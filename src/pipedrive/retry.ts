import type { AppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';
import type { ApiRequest } from './session';

interface RetryRule {
  /** Attempts altogether. */
  readonly attempts: number;
  /** Writes are sent again only where Pipedrive certainly did nothing with the first one. */
  readonly writes?: true;
}

const rules: Readonly<Partial<Record<ErrorCode, RetryRule>>> = {
  'rate-limited': { attempts: 6, writes: true },
  'server-error': { attempts: 4 },
  'network-down': { attempts: 4 },
  'answer-truncated': { attempts: 4 },
};

const firstDelayMs = 500;
const longestDelayMs = 8_000;

/** Whether to send a request again after its `attempt`-th try (from 1) failed. */
export function shouldRetry(
  error: AppError,
  attempt: number,
  method: ApiRequest['method'],
): boolean {
  const rule = rules[error.code];
  if (!rule || attempt >= rule.attempts) return false;
  return method === 'GET' || rule.writes === true;
}

/**
 * Milliseconds to wait before the next try. What Pipedrive asks for (`seconds`) is the least; on top
 * the wait doubles with each try, half of it random, so that clients do not come back in step.
 */
export function retryDelay(error: AppError, attempt: number, random: () => number): number {
  const backoff = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  const asked = Number(error.details['seconds'] ?? 0) * 1000;
  return asked + Math.round(backoff * (0.5 + random() / 2));
}
