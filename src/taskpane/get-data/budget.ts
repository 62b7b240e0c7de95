import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { isCancelled } from '../../core/error';
import type { ReadyQuery } from './ready-query';
import type { TableSource } from './table-source';

/** The part of the company's daily API budget that a query would use. */
export interface BudgetShare {
  /** From 0 to 1, and above where the budget does not suffice. */
  readonly share: number;
  /** API tokens a day. */
  readonly tokens: number;
  /** Name of the price plan. */
  readonly plan: string;
}

export interface Budget {
  /** Undefined where the query uses little of it, or nobody can tell. */
  readonly share: ReadonlySignal<BudgetShare | undefined>;
}

/** Less is not worth a line. */
const worthSaying = 0.1;
/** API tokens a day of the smallest company: a query that uses little of them needs no look. */
const smallestBudget = 30_000;

/** Weighs the query as it stands against the day. The number of seats is asked for once. */
export function createBudget(
  source: TableSource,
  ready: ReadonlySignal<ReadyQuery | undefined>,
): Budget {
  const share = signal<BudgetShare | undefined>(undefined);
  effect(() => {
    const wanted = ready.value?.plan.tokens?.count ?? 0;
    share.value = undefined;
    if (wanted < worthSaying * smallestBudget) return;
    const stop = new AbortController();
    weigh(source, wanted, stop.signal).then(
      (found) => {
        if (!stop.signal.aborted) share.value = found;
      },
      (error: unknown) => {
        // The line is a comfort: a user who may not list the users goes without.
        if (!isCancelled(error)) share.value = undefined;
      },
    );
    return () => stop.abort();
  });
  return { share };
}

async function weigh(
  source: TableSource,
  wanted: number,
  signal: AbortSignal,
): Promise<BudgetShare | undefined> {
  const { engine, connection } = await source.connect();
  const { plan, tokens } = await engine.dailyBudget(connection.session, { signal });
  const part = wanted / tokens;
  return part > worthSaying ? { share: part, tokens, plan } : undefined;
}
