import { signal, type ReadonlySignal } from '@preact/signals';
import { sameName } from '../../connection/profile';
import type { ListedQuery } from './workbook-list';

/** Asks which connection of this device stands for a name in the workbook. */
export interface ConnectionQuestion {
  /** As the workbook calls it. */
  readonly name: string;
  readonly queries: readonly ListedQuery[];
  /** Id of the connection to offer first. */
  readonly suggested: string | undefined;
}

/** `new`: make a connection first. Undefined: not now. */
export type ConnectionAnswer = { readonly id: string } | 'new' | undefined;

export interface ConnectionChoice {
  /** The question that stands, one at a time. */
  readonly question: ReadonlySignal<ConnectionQuestion | undefined>;
  answer(answer: ConnectionAnswer): void;
  /** Resolves with the answer; what is asked meanwhile waits. */
  ask(question: ConnectionQuestion): Promise<ConnectionAnswer>;
}

export function createConnectionChoice(): ConnectionChoice {
  const question = signal<ConnectionQuestion | undefined>(undefined);
  let settle: ((answer: ConnectionAnswer) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const show = (next: ConnectionQuestion) =>
    new Promise<ConnectionAnswer>((resolve) => {
      settle = resolve;
      question.value = next;
    });
  return {
    question,
    answer: (answer) => {
      question.value = undefined;
      settle?.(answer);
      settle = undefined;
    },
    ask: (next) => {
      const answered = last.then(() => show(next));
      last = answered;
      return answered;
    },
  };
}

/** One question per connection name among queries that have none of this device yet. */
export function questionsFor(queries: readonly ListedQuery[]): ConnectionQuestion[] {
  const questions: ConnectionQuestion[] = [];
  for (const query of queries) {
    if (query.profile) continue;
    const { name } = query.definition.connection;
    const at = questions.findIndex((one) => sameName(one.name, name));
    if (at < 0) questions.push({ name, queries: [query], suggested: query.suggested });
    else questions[at] = { ...questions[at]!, queries: [...questions[at]!.queries, query] };
  }
  return questions;
}

/** `They read Deals and Activities.` */
export function tablesText(queries: readonly ListedQuery[]): string {
  const names = [...new Set(queries.flatMap(({ tables }) => tables))];
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
