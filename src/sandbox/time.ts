export const second = 1000;
export const day = 86_400_000;

const days = new Map<number, string>();

/** `YYYY-MM-DD` in UTC. Days are remembered: a large company is generated from a thousand of them. */
export function date(at: number): string {
  const number = Math.floor(at / day);
  let text = days.get(number);
  if (text === undefined) {
    text = new Date(at).toISOString().slice(0, 10);
    days.set(number, text);
  }
  return text;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** RFC 3339 in whole seconds, as v2 writes times. `at` in milliseconds since the epoch. */
export function instant(at: number): string {
  const seconds = Math.floor((((at % day) + day) % day) / second);
  const minutes = Math.floor(seconds / 60);
  return `${date(at)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}Z`;
}

/** RFC 3339 with milliseconds, as v1 writes the times of leads and lead labels. */
export function preciseInstant(at: number): string {
  return new Date(at).toISOString();
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, as v1 writes all other times. */
export function plainTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

const dateForm = /^\d{4}-\d\d-\d\d$/;
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

export function isDate(text: string): boolean {
  // 2026-02-30 parses (as 2 March): a real date survives the way there and back.
  return dateForm.test(text) && !Number.isNaN(Date.parse(text)) && date(Date.parse(text)) === text;
}

/** RFC 3339 without fractional seconds: v2 rejects the fraction that `Date.toISOString()` writes. */
export function isInstant(text: string): boolean {
  return instantForm.test(text) && !Number.isNaN(Date.parse(text));
}
