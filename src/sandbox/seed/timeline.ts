import { day } from '../time';
import { anchor, historyYears } from './context';
import type { Random } from './random';

const span = historyYears * 365 * day;

/**
 * When record `index` of `count` was made: in the order of ids, over three years, more of them per
 * month as the company grows. In whole seconds.
 */
export function madeAt(index: number, count: number, random: Random): number {
  const share = (index + random.next()) / count;
  return Math.floor((anchor - span + span * share ** 0.8) / 1000) * 1000;
}

/** Some time after `from`, most often soon, never after the anchor day. In whole seconds. */
export function later(from: number, days: number, random: Random): number {
  const at = from + random.amount(days, 0.9) * day;
  return Math.floor(Math.min(at, anchor - random.int(1, 40_000) * 1000) / 1000) * 1000;
}

/** Spreads `extra` rows evenly among `count + extra`: says whether row `index` is one of them. */
export function isExtra(index: number, count: number, extra: number): boolean {
  const total = count + extra;
  return Math.floor(((index + 1) * extra) / total) > Math.floor((index * extra) / total);
}
