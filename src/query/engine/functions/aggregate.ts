import type { SqlAggregate } from '../function';
import { readNumber } from './definition';

/** Count, mean and sum of squared distances so far: Welford's way, which loses no digits on the way. */
interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** A measure of how far numbers lie apart. Texts that are no numbers and NULL do not count. */
function spread(name: string, measure: (spread: Spread) => number): SqlAggregate {
  return {
    name,
    arity: 1,
    real: true,
    begin: () => {
      let state: Spread = { count: 0, mean: 0, squares: 0 };
      return {
        add: ([value]) => {
          const number = value == null ? undefined : readNumber(value);
          if (number !== undefined) state = widened(state, number);
        },
        result: () => {
          const result = measure(state);
          return Number.isFinite(result) ? result : null;
        },
      };
    },
  };
}

function widened(state: Spread, number: number): Spread {
  const count = state.count + 1;
  const distance = number - state.mean;
  const mean = state.mean + distance / count;
  return { count, mean, squares: state.squares + distance * (number - mean) };
}

const sample = ({ count, squares }: Spread) => (count > 1 ? squares / (count - 1) : NaN);
const population = ({ count, squares }: Spread) => (count > 0 ? squares / count : NaN);
const sampleDeviation = (state: Spread) => Math.sqrt(sample(state));
const populationDeviation = (state: Spread) => Math.sqrt(population(state));

/** Aggregates that SQLite lacks, by the names of SQL Server and of the SQL standard. */
export const aggregates: readonly SqlAggregate[] = [
  spread('VAR', sample),
  spread('VAR_SAMP', sample),
  spread('VARIANCE', sample),
  spread('VARP', population),
  spread('VAR_POP', population),
  spread('STDEV', sampleDeviation),
  spread('STDDEV', sampleDeviation),
  spread('STDDEV_SAMP', sampleDeviation),
  spread('STDEVP', populationDeviation),
  spread('STDDEV_POP', populationDeviation),
];
