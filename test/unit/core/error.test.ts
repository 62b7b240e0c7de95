import { AppError, isAppError, isCancelled, sentenceOf, toAppError } from '../../../src/core/error';
import { sentences, type ErrorCode } from '../../../src/core/sentence';

const codes = Object.keys(sentences) as ErrorCode[];
const everyDetail = new Proxy({}, { get: () => 'x' }) as Record<string, string>;

test.each(codes)('%s is told in whole sentences, without codes or exclamation marks', (code) => {
  const text = new AppError(code, everyDetail).message;
  expect(text).toMatch(/^\S.*[.?]$/s);
  expect(text).not.toMatch(/!|undefined|please|\bError\b|oops/i);
});

test('an error from another frame is recognised by its name', () => {
  const foreign = Object.assign(new Error('x'), { name: 'AppError', code: 'timeout', details: {} });
  expect(isAppError(foreign)).toBe(true);
});

test('an aborted fetch and our own cancellation are the same', () => {
  expect(isCancelled(new DOMException('stopped', 'AbortError'))).toBe(true);
  expect(isCancelled(new AppError('cancelled'))).toBe(true);
  expect(isCancelled(new Error('stopped'))).toBe(false);
});

test('what nobody foresaw keeps its cause and shows none of it', () => {
  const cause = new Error('token abc123');
  const error = toAppError(cause);
  expect(error.cause).toBe(cause);
  expect(sentenceOf(cause)).not.toContain('abc123');
});
