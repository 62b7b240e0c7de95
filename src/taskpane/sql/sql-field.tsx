import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { writtenName } from '../../query/sql/name';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { LiveRegion } from '../controls/message';
import { once } from '../once';
import type { SqlNames } from './sql-completion';
import type { ShownError, SqlEditor } from './sql-editor';
import type { SqlError } from './sql-error';

interface SqlFieldProps {
  readonly text: ReadonlySignal<string>;
  readonly names: SqlNames;
  readonly error: SqlError | undefined;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  /** Lets a text run that would cost much. */
  readonly onConfirm: () => void;
}

export const sqlTextId = 'sql-text';
const errorId = 'sql-error';
const label = 'SQL';
const example = "SELECT Title, Value, Stage\nFROM Deals\nWHERE Status = 'open'";

/** A script of its own: the editor is larger than the rest of the pane. */
const loadEditor = once(() => import('./sql-editor'));

/** The text box of SQL, with what is wrong at its place and below it. */
export function SqlField(props: SqlFieldProps) {
  const { text, names, error } = props;
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<SqlEditor>();
  // What the editor calls later must be the functions of now.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let made: SqlEditor | undefined;
    let gone = false;
    loadEditor().then(
      ({ createSqlEditor }) => {
        if (gone || !box.current) return;
        const waiting = box.current.querySelector('textarea');
        const isFocused = waiting !== null && waiting === document.activeElement;
        const mark = { from: waiting?.selectionStart ?? 0, to: waiting?.selectionEnd ?? 0 };
        made = createSqlEditor({
          parent: box.current,
          id: sqlTextId,
          label,
          text: latest.current.text.value,
          example,
          error: shownError(latest.current.error),
          onChange: (next) => latest.current.onChange(next),
          onSubmit: () => latest.current.onSubmit(),
        });
        // Not two at a time, not even until the next rendering; and whoever writes goes on.
        if (waiting) waiting.hidden = true;
        if (isFocused) made.select(mark);
        setEditor(made);
      },
      // The plain text box stays, and works.
      () => undefined,
    );
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);
  // At once, not after painting: by then somebody may have typed on.
  useEffect(() => editor && effect(() => editor.setText(text.value)), [editor, text]);
  useEffect(() => editor?.setNames(names), [editor, names]);
  useEffect(() => editor?.setError(shownError(error)), [editor, error]);

  return (
    <div class="field">
      <span class="label" onClick={() => document.getElementById(sqlTextId)?.focus()}>
        {label}
      </span>
      <div class={error ? 'sql-box invalid' : 'sql-box'} ref={box}>
        {!editor && <WaitingText {...props} />}
      </div>
      <LiveRegion role="alert">
        {error && (
          <p class="error" id={errorId}>
            <Icon name="error" size="small" />
            <span>{error.text}</span>
          </p>
        )}
      </LiveRegion>
      {error && <Fixes {...props} error={error} editor={editor} />}
    </div>
  );
}

function shownError(error: SqlError | undefined): ShownError {
  return error ? { mark: error.mark, describedBy: errorId } : {};
}

/** What can be written in until the editor is here, at its place and in its size. */
function WaitingText({ text, error, onChange, onSubmit }: SqlFieldProps) {
  return (
    <textarea
      id={sqlTextId}
      class="sql-waiting"
      aria-label={label}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? errorId : undefined}
      rows={Math.max(text.value.split('\n').length, example.split('\n').length)}
      spellcheck={false}
      autocomplete="off"
      placeholder={example}
      value={text.value}
      onInput={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}

interface FixesProps extends SqlFieldProps {
  readonly error: SqlError;
  readonly editor: SqlEditor | undefined;
}

/** What puts an error right, as buttons. */
function Fixes({ names, error: { code, mark, fix, table }, editor, onConfirm }: FixesProps) {
  const columns = table && names.columns.has(table.toLowerCase()) ? table : undefined;
  const isCostly = code === 'query-costly';
  if (!isCostly && (!mark || !editor || !(fix || columns))) return null;
  return (
    <div class="actions">
      {mark && fix && (
        <Button small onClick={() => editor?.replace(mark, writtenName(fix))}>
          {`Use ${fix}`}
        </Button>
      )}
      {mark && columns && (
        <Button small look="subtle" onClick={() => editor?.offerColumns(columns, mark)}>
          {`All columns of ${columns}`}
        </Button>
      )}
      {isCostly && (
        <Button small onClick={onConfirm}>
          Allow This Cost
        </Button>
      )}
    </div>
  );
}
