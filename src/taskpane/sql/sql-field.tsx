import { useEffect, useRef, useState } from 'preact/hooks';
import { AppError } from '../../core/error';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { LiveRegion, Message } from '../controls/message';
import { writtenName } from '../../query/sql/name';
import { once } from '../once';
import type { SqlEditor, SqlMark, SqlNames } from './sql-editor';
import type { SqlError } from './sql-error';

interface SqlFieldProps {
  readonly text: string;
  readonly names: SqlNames;
  readonly error: SqlError | undefined;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  /** Lets a text run that would cost much. */
  readonly onConfirm: () => void;
}

export const sqlTextId = 'sql-text';
const errorId = 'sql-error';

/** A script of its own: the editor is larger than the rest of the pane. */
const loadEditor = once(() => import('./sql-editor'));

/** The text box of SQL, with what is wrong at its place and below it. */
export function SqlField(props: SqlFieldProps) {
  const { text, names, error, onConfirm } = props;
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<SqlEditor>();
  const [isMissing, setMissing] = useState(false);
  // What the editor calls later must be the functions of now.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let made: SqlEditor | undefined;
    let gone = false;
    loadEditor().then(
      ({ createSqlEditor }) => {
        if (gone || !box.current) return;
        made = createSqlEditor({
          parent: box.current,
          id: sqlTextId,
          label: 'SQL',
          text: latest.current.text,
          onChange: (next) => latest.current.onChange(next),
          onSubmit: () => latest.current.onSubmit(),
        });
        setEditor(made);
        if (document.activeElement?.id === `${sqlTextId}-waiting`) made.focus();
      },
      () => setMissing(true),
    );
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);
  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(() => editor?.setNames(names), [editor, names]);
  useEffect(
    () => editor?.setError(error?.mark, error ? errorId : undefined),
    [editor, error?.mark?.from, error?.mark?.to, error?.text],
  );

  const fix = (mark: SqlMark, name: string) => editor?.replace(mark, writtenName(name));
  return (
    <div class="field">
      <span class="label">SQL</span>
      <div class={error ? 'sql-box invalid' : 'sql-box'} ref={box} />
      <LiveRegion role="alert">
        {isMissing && <Message tone="danger">{new AppError('pane-incomplete').message}</Message>}
        {error && (
          <p class="error" id={errorId}>
            <Icon name="error" size="small" />
            <span>{error.text}</span>
          </p>
        )}
      </LiveRegion>
      {error && (error.fix || error.code === 'query-costly') && (
        <div class="actions">
          {error.mark && error.fix && (
            <Button small onClick={() => fix(error.mark!, error.fix!)}>
              {`Use ${error.fix}`}
            </Button>
          )}
          {error.code === 'query-costly' && (
            <Button small onClick={onConfirm}>
              Allow This Cost
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
