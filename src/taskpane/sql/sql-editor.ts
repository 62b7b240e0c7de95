import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { SQLDialect } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { sqlCompletion } from './completion-source';
import { errorMark, setErrorMark, type SqlMark } from './error-mark';
import type { SqlNames } from './sql-completion';
import { functionNames, keywords, typeNames } from './sql-words';

export type { SqlMark } from './error-mark';

/** What is wrong with the text. */
export interface ShownError {
  readonly mark?: SqlMark | undefined;
  /** Id of the sentence that says so. */
  readonly describedBy?: string | undefined;
}

export interface SqlEditorOptions {
  readonly parent: HTMLElement;
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Shown while there is no text. */
  readonly example: string;
  readonly error: ShownError;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, Command+Enter on a Mac. */
  readonly onSubmit: () => void;
}

export interface SqlEditor {
  /** Puts another text in place; nothing happens where it stands already. */
  setText(text: string): void;
  setNames(names: SqlNames): void;
  /** Underlines what is wrong. */
  setError(error: ShownError): void;
  replace(mark: SqlMark, text: string): void;
  /** Lists the columns of a table, to choose what stands in the place of a piece of the text. */
  offerColumns(table: string, mark: SqlMark): void;
  /** Takes the focus, with a piece of the text selected. */
  select(mark: SqlMark): void;
  destroy(): void;
}

const dialect = SQLDialect.define({
  keywords,
  types: typeNames,
  builtin: functionNames.toLowerCase(),
  identifierQuotes: '"[`',
  specialVar: '@:?',
  caseInsensitiveIdentifiers: true,
  operatorChars: '*+-%<>!=&|~^/',
});

/** A text box for SQL: colours, completion, undo, an error at its place. Tab leaves it. */
export function createSqlEditor(options: SqlEditorOptions): SqlEditor {
  const attributes = new Compartment();
  const completion = sqlCompletion();
  // Each transaction puts the selection in place anew: none without need.
  let shown = JSON.stringify(options.error);
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        placeholder(options.example),
        completion.extension,
        dialect.language,
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        attributes.of(attributesOf(options, options.error)),
        errorMark(options.error.mark),
        keymap.of([
          { key: 'Mod-Enter', run: () => (options.onSubmit(), true) },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
    },
    setNames: completion.setNames,
    setError(error) {
      const now = JSON.stringify(error);
      if (now === shown) return;
      shown = now;
      view.dispatch({
        effects: [
          setErrorMark.of(error.mark),
          attributes.reconfigure(attributesOf(options, error)),
        ],
      });
    },
    replace: ({ from, to }, text) => {
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
      });
      view.focus();
    },
    offerColumns: (table, mark) => completion.offerColumns(view, table, mark),
    select: ({ from, to }) => {
      const { length } = view.state.doc;
      view.dispatch({
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
      });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function attributesOf(
  { id, label }: Pick<SqlEditorOptions, 'id' | 'label'>,
  { describedBy }: ShownError,
) {
  return EditorView.contentAttributes.of({
    id,
    'aria-label': label,
    // office.js moves the focus at Tab, by `tabIndex`: without the attribute that is -1, and Tab dead.
    tabindex: '0',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    ...(describedBy ? { 'aria-invalid': 'true', 'aria-describedby': describedBy } : {}),
  });
}
