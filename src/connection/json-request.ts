import { AppError, isAppError } from '../core/error';
import { send, type HttpAnswer, type HttpEnvironment, type HttpRequest } from '../core/http';
import type { ErrorCode } from '../core/sentence';

export type JsonRequest = Omit<HttpRequest, 'timeoutMs'>;

/** An answer in JSON. */
export interface JsonAnswer extends Omit<HttpAnswer, 'text'> {
  /** The fields of a JSON object; empty for any other body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sign-in and settings are small: who has not answered by then will not. */
const timeoutMs = 30_000;

/** The ways in which no whole answer comes. */
const failures: readonly ErrorCode[] = ['timeout', 'network-down', 'answer-truncated'];

/**
 * Sends one request and reads the answer. Throws `cancelled`, `clock-wrong`, or the given code where
 * no whole answer came.
 */
export async function sendRequest(
  request: JsonRequest,
  environment: HttpEnvironment,
  unreachable: ErrorCode,
  signal?: AbortSignal,
): Promise<JsonAnswer> {
  try {
    const { text, ...answer } = await send({ ...request, timeoutMs }, environment, signal);
    return { ...answer, body: fieldsOf(text) };
  } catch (error) {
    if (!isAppError(error) || !failures.includes(error.code)) throw error;
    throw new AppError(unreachable, {}, error.cause);
  }
}

function fieldsOf(text: string): JsonAnswer['body'] {
  try {
    const body: unknown = JSON.parse(text);
    return body instanceof Object ? { ...body } : {};
  } catch {
    return {};
  }
}
