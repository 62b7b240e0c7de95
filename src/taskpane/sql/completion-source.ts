import {
  autocompletion,
  startCompletion,
  type Completion,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { SqlMark } from './error-mark';
import { columnProposals, proposals, type Proposal, type SqlNames } from './sql-completion';

/** Completion of an editor, with names that may change. */
export interface SqlCompletion {
  readonly extension: Extension;
  setNames(names: SqlNames): void;
  /** Lists all columns of a table; the one chosen takes the place of a piece of the text. */
  offerColumns(view: EditorView, table: string, mark: SqlMark): void;
}

export function sqlCompletion(): SqlCompletion {
  let names: SqlNames = { tables: [], columns: new Map() };
  let offered: { readonly table: string; readonly mark: SqlMark } | undefined;
  const source = (sql: string, at: number, asked: boolean): CompletionResult | null => {
    const offer = offered;
    offered = undefined;
    const found = offer
      ? columnProposals(offer.table, offer.mark, names)
      : proposals(sql, at, names, asked);
    if (!found) return null;
    // What was found is in its order already.
    return { ...found, options: found.options.map(completion), filter: false };
  };
  return {
    extension: autocompletion({
      override: [({ state, pos, explicit }) => source(state.doc.toString(), pos, explicit)],
      icons: false,
      maxRenderedOptions: 300,
    }),
    setNames: (next) => (names = next),
    offerColumns: (view, table, mark) => {
      view.dispatch({ selection: { anchor: mark.to }, scrollIntoView: true });
      view.focus();
      offered = { table, mark };
      startCompletion(view);
    },
  };
}

function completion({ label, detail, insert, back = 0 }: Proposal): Completion {
  return {
    label,
    ...(detail ? { detail } : {}),
    apply: (view, _completion, from, to) =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length - back },
        userEvent: 'input.complete',
      }),
  };
}
