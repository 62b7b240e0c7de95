import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { writtenName } from '../../query/sql/name';
import { functionNames, keywords, typeNames } from './sql-words';

/** A piece of the text that is wrong, in UTF-16 units. */
export interface SqlMark {
  readonly from: number;
  readonly to: number;
}

/** What the editor offers to complete. */
export interface SqlNames {
  /** Column names by table. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** The table whose columns are offered without its name. */
  readonly table?: string | undefined;
}

export interface SqlEditorOptions {
  readonly parent: HTMLElement;
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, Command+Enter on a Mac. */
  readonly onSubmit: () => void;
}

export interface SqlEditor {
  /** Puts another text in place; nothing happens where it stands already. */
  setText(text: string): void;
  setNames(names: SqlNames): void;
  /** Underlines what is wrong; `describedBy` is the id of the sentence that says so. */
  setError(mark: SqlMark | undefined, describedBy?: string): void;
  replace(mark: SqlMark, text: string): void;
  /** Puts the cursor at an offset, or at the end. */
  focus(offset?: number): void;
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

const setMark = StateEffect.define<SqlMark | undefined>();
const badToken = Decoration.mark({ class: 'bad-token' });
/** The one mark; an edit moves it along, until the next text is judged. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setMark)) next = markIn(transaction.newDoc, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function markIn(text: Text, mark: SqlMark | undefined): DecorationSet {
  if (!mark) return Decoration.none;
  const to = Math.min(mark.to, text.length);
  const from = Math.min(mark.from, to - 1);
  return from < 0 ? Decoration.none : Decoration.set(badToken.range(from, to));
}

/** A text box for SQL: colours, completion, undo, an error at its place. Tab leaves it. */
export function createSqlEditor(options: SqlEditorOptions): SqlEditor {
  const language = new Compartment();
  const attributes = new Compartment();
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false, maxRenderedOptions: 40 }),
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        language.of(languageOf({ tables: {} })),
        attributes.of(attributesOf(options)),
        marked,
        keymap.of([
          { key: 'Mod-Enter', run: () => (options.onSubmit(), true) },
          // Only where a list is open; otherwise Tab goes on to the next control.
          { key: 'Tab', run: acceptCompletion },
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
    setNames: (names) => view.dispatch({ effects: language.reconfigure(languageOf(names)) }),
    setError: (mark, describedBy) =>
      view.dispatch({
        effects: [
          setMark.of(mark),
          attributes.reconfigure(attributesOf(options, mark !== undefined, describedBy)),
        ],
      }),
    replace: ({ from, to }, text) => {
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
      });
      view.focus();
    },
    focus(offset = view.state.doc.length) {
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) } });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function attributesOf(
  { id, label }: Pick<SqlEditorOptions, 'id' | 'label'>,
  invalid = false,
  describedBy?: string,
) {
  return EditorView.contentAttributes.of({
    id,
    'aria-label': label,
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    ...(invalid ? { 'aria-invalid': 'true' } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  });
}

const completion = (name: string, type: string) => ({
  label: name,
  apply: writtenName(name),
  type,
});

function languageOf({ tables, table }: SqlNames) {
  const schema: Record<string, SQLNamespace> = {};
  for (const [name, columns] of Object.entries(tables))
    schema[name] = {
      self: completion(name, 'type'),
      children: columns.map((column) => completion(column, 'property')),
    };
  return sql({
    dialect,
    schema,
    upperCaseKeywords: true,
    ...(table === undefined ? {} : { defaultTable: table }),
  });
}
