import { useState } from 'preact/hooks';
import type { ProcedureColumn, ProcedureResult } from '../../connection/procedure-entry';
import { secretMask } from '../../connection/property-value';
import type { Value } from '../../core/column';
import { sentenceOf } from '../../core/error';
import { usePane } from '../pane';

/** Where the focus goes when a procedure has run: it may stand below what is in sight. */
export const resultId = 'procedure-result';

/** What a procedure gave, value by value. Secrets are masked until somebody asks for them. */
export function ProcedureResultView({ result: { columns, rows } }: { result: ProcedureResult }) {
  return (
    <section class="stack tight" aria-labelledby={resultId}>
      <h3 id={resultId} tabIndex={-1}>
        Result
      </h3>
      {rows.map((row) =>
        columns.map((column, index) => (
          <ResultValue key={column.name} column={column} value={row[index] ?? null} />
        )),
      )}
    </section>
  );
}

function ResultValue({ column, value }: { column: ProcedureColumn; value: Value }) {
  const { services } = usePane();
  const [shown, setShown] = useState(!column.secret);
  const [copied, setCopied] = useState('');
  const { name } = column;
  const text = value === null ? '' : String(value);
  const copy = () =>
    services.copyText(text).then(
      () => setCopied('Copied.'),
      (error: unknown) => setCopied(sentenceOf(error)),
    );
  return (
    <div class="field">
      <div class="spread">
        <span class="label">{name}</span>
        <span class="actions">
          {column.secret && (
            <button
              type="button"
              class="link"
              aria-label={`${shown ? 'Hide' : 'Show'} ${name}`}
              onClick={() => setShown(!shown)}
            >
              {shown ? 'Hide' : 'Show'}
            </button>
          )}
          <button
            type="button"
            class="link"
            aria-label={`Copy ${name}`}
            onClick={() => void copy()}
          >
            Copy
          </button>
        </span>
      </div>
      <p class="result-value">{shown ? text : secretMask}</p>
      {copied && <p class="hint">{copied}</p>}
    </div>
  );
}
