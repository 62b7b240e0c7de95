/** An axis of numbers: from `minimum` to `maximum` in steps that people read easily. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly ticks: readonly number[];
}

const nice = [1, 2, 2.5, 5, 10];

/** The smallest round step that makes at most `count` of them. */
function roundStep(span: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(span / count));
  return power * (nice.find((factor) => factor * power * count >= span) ?? 10);
}

/**
 * A scale that holds every value, and zero, as Excel's columns do; limits set by hand are kept.
 * Without values it goes from 0 to 1.
 */
export function scaleOf(
  values: readonly number[],
  count: number,
  limits: { readonly minimum: number | undefined; readonly maximum: number | undefined },
): Scale {
  const lowest = limits.minimum ?? values.reduce((least, value) => Math.min(least, value), 0);
  const largest = limits.maximum ?? values.reduce((most, value) => Math.max(most, value), 0);
  // Next to nothing is no span to be divided.
  const highest = largest - lowest > 1e-9 ? largest : lowest + 1;
  const step = roundStep(highest - lowest, Math.max(1, count));
  const minimum = limits.minimum ?? Math.floor(lowest / step) * step;
  // Excel leaves a little room above the largest value.
  const room = limits.maximum ?? Math.ceil((highest + (highest - lowest) * 0.02) / step) * step;
  const maximum = values.length === 0 && limits.maximum === undefined ? highest : room;
  const steps = Math.floor((maximum - minimum) / step + 1e-9);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => minimum + index * step);
  return { minimum, maximum, ticks: ticks.map((tick) => Number(tick.toPrecision(12))) };
}

/** Where a value lies on a length, 0 at the scale's minimum. */
export const position = ({ minimum, maximum }: Scale, value: number, length: number): number =>
  ((Math.min(Math.max(value, minimum), maximum) - minimum) / (maximum - minimum)) * length;
