import { AppError } from '../../../core/error';
import { memo } from './memo';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** From values to what lies one step further. */
type Step = (value: Json) => readonly Json[];

const step =
  /\.(?:"([^"]*)"|([\p{L}_$][\p{L}\p{N}_$-]*)|(\*))|\[(?:'([^']*)'|"([^"]*)"|(\d+)|(\d*)\.\.(\d*)|([x*]))\]/uy;

/**
 * What a path selects: `$`, names (`.name`, `["a name"]`), places from 0 (`[2]`), ranges with both ends
 * (`[1..3]`, `[2..]`, `[..8]`) and all (`[*]`, `[x]`, `.*`). Throws `function-argument`.
 */
const compiled = memo((path: string): readonly Step[] => {
  const steps: Step[] = [];
  step.lastIndex = 1;
  if (!path.startsWith('$')) throw notAPath(path);
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found) throw notAPath(path);
    const [, quoted, plain, anyName, single, double, place, from, to] = found;
    const name = quoted ?? plain ?? single ?? double;
    if (name !== undefined) steps.push(member(name));
    else if (place !== undefined) steps.push(range(Number(place), Number(place)));
    else if (from !== undefined) steps.push(range(Number(from), to ? Number(to) : Infinity));
    else steps.push(anyName ? children : range(0, Infinity));
  }
  return steps;
});

const children: Step = (value) =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const range =
  (from: number, to: number): Step =>
  (value) =>
    Array.isArray(value) ? value.slice(from, to + 1) : [];

const member =
  (name: string): Step =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const found = Object.entries(value).find(([key]) => key === name);
    return found ? [found[1]] : [];
  };

/** All values that a path selects, in their order. */
export function select(json: Json, path: string): readonly Json[] {
  return compiled(path).reduce<readonly Json[]>((values, next) => values.flatMap(next), [json]);
}

function notAPath(path: string): AppError {
  const rule = 'it takes a path such as $.items[*].price';
  return new AppError('function-argument', { function: 'JSON', value: path, rule });
}
