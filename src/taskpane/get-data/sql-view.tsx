import { useSignal } from '@preact/signals';
import { sentenceOf } from '../../core/error';
import { usePane } from '../pane';
import { DestinationChoice } from './query-options';
import { sqlTokens, type SqlToken } from './sql-tokens';

const tokenClass: Record<SqlToken['kind'], string | undefined> = {
  keyword: 'kw',
  literal: 'lit',
  plain: undefined,
};

/** The builder's query as SQL, to read and to copy. */
export function SqlView() {
  const { getData, services } = usePane();
  const sql = getData.query.sql.value ?? '';
  const copied = useSignal('');
  const copy = async () => {
    try {
      await services.copyText(sql);
      copied.value = 'Copied.';
    } catch (error) {
      copied.value = sentenceOf(error);
    }
  };
  return (
    <div class="stack">
      <div class="field">
        <div class="spread">
          <label for="sql-text">SQL</label>
          <button type="button" class="link" onClick={() => void copy()}>
            Copy
          </button>
        </div>
        <div class="sql">
          <div class="sql-gutter" aria-hidden="true" />
          <div class="sql-text">
            <pre aria-hidden="true">
              {sql.split('\n').map((line, index) => (
                <SqlLine key={index} text={line} />
              ))}
            </pre>
            <textarea
              id="sql-text"
              readOnly
              spellcheck={false}
              value={sql}
              aria-describedby="sql-note"
            />
          </div>
        </div>
        <p class="hint" id="sql-note">
          This is the builder’s query. It can be copied here and changed in the builder.
        </p>
        <p class="hint live" role="status">
          {copied.value}
        </p>
      </div>
      <DestinationChoice />
    </div>
  );
}

/** One line with its number in the gutter, however often it wraps. */
function SqlLine({ text }: { text: string }) {
  return (
    <span class="sql-line">
      {sqlTokens(text).map((token, index) => (
        <span key={index} class={tokenClass[token.kind]}>
          {token.text}
        </span>
      ))}
      {'\n'}
    </span>
  );
}
