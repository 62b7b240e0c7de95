import { Button } from '../controls/button';
import { usePane } from '../pane';
import { SqlField } from '../sql/sql-field';
import { DestinationChoice } from './query-options';
import type { ShownParameter } from './sql-query';

/** The query as SQL, to read and to write. */
export function SqlView() {
  const { getData } = usePane();
  const { sql } = getData;
  const judged = sql.judged.value;
  return (
    <div class="stack">
      <SqlField
        text={sql.text.value}
        names={sql.names.value}
        error={judged?.kind === 'error' ? judged.error : undefined}
        onChange={sql.change}
        onSubmit={() => getData.openPreview()}
        onConfirm={sql.confirm}
      />
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
  const { language } = usePane();
  return (
    <div class="stack tight">
      <div class="spread">
        <h3>Parameters</h3>
        {parameters.length > 0 && (
          <Button small look="subtle" onClick={onRead}>
            Read Cells Again
          </Button>
        )}
      </div>
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(({ name, value }) => [
            <dt class="code">{name}</dt>,
            <dd>
              {value === undefined ? (
                <span class="quiet">empty</span>
              ) : typeof value === 'number' ? (
                <>
                  {language.number(value)} <span class="quiet">(number)</span>
                </>
              ) : (
                <>
                  {String(value)} <span class="quiet">({kindOf(value)})</span>
                </>
              )}
            </dd>,
          ])}
        </dl>
      )}
      <p class="hint">Write @Sheet!A2 for a cell, @name for a named cell.</p>
    </div>
  );
}

function kindOf(value: string | boolean): string {
  if (typeof value === 'boolean') return 'yes or no';
  return /^\d{4}-\d\d-\d\d/.test(value) ? 'date' : 'text';
}
