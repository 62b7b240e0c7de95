import { Button } from '../controls/button';
import { usePane } from '../pane';
import { SqlField } from '../sql/sql-field';
import type { ShownParameter } from './cell-values';
import { heldKind, heldText } from './cell-value-text';
import { DestinationChoice } from './query-options';

/** The query as SQL, to read and to write. */
export function SqlView() {
  const { getData } = usePane();
  const { sql } = getData;
  const judged = sql.judged.value;
  const last = sql.last.value;
  return (
    <div class="stack">
      <SqlField
        text={sql.text}
        names={sql.names.value}
        error={judged?.kind === 'error' ? judged.error : undefined}
        onChange={sql.change}
        onSubmit={() => getData.openPreview()}
        onConfirm={sql.confirm}
      />
      {last !== undefined && (
        <div class="actions">
          <Button small title={last} onClick={() => sql.change(last)}>
            Use Last SQL
          </Button>
        </div>
      )}
      <hr class="rule" />
      <Parameters parameters={sql.parameters.value} onRead={sql.judge} />
      <DestinationChoice />
    </div>
  );
}

interface ParametersProps {
  readonly parameters: readonly ShownParameter[];
  readonly onRead: () => void;
}

/** The cells that give values to the query, with what they hold. */
function Parameters({ parameters, onRead }: ParametersProps) {
  return (
    <div class="stack tight">
      <div class="section-head">
        <h3>Parameters</h3>
        {parameters.length > 0 && (
          <Button small push look="subtle" onClick={onRead}>
            Read Cells Again
          </Button>
        )}
      </div>
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(({ name, value }) => [
            <dt class="code">{name}</dt>,
            <dd>
              <Held value={value} />
            </dd>,
          ])}
        </dl>
      )}
      <p class="hint">Write @Sheet!A2 for a cell, @name for a named cell.</p>
    </div>
  );
}

function Held({ value }: Pick<ShownParameter, 'value'>) {
  const { language } = usePane();
  if (value === undefined) return <span class="quiet">empty</span>;
  return (
    <>
      {heldText(value, language)} <span class="quiet">({heldKind(value)})</span>
    </>
  );
}
