import { useSignal } from '@preact/signals';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { lazy } from '../controls/lazy';
import { LiveRegion, Message } from '../controls/message';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { completenessFacts } from './completeness-facts';
import type { Run } from './import-run';
import { localColumns } from './ready-query';

/** Its script is that of the workbook's queries. */
const KeepCurrent = lazy(async () => (await import('./keep-current')).KeepCurrent);

/** A finished import and the proof that it is complete. */
export function DoneView({ run }: { run: Extract<Run, { kind: 'done' }> }) {
  const { getData, language } = usePane();
  const failure = useSignal('');
  const { imported, query } = run;
  const facts = completenessFacts(
    imported.completeness,
    localColumns(query),
    imported.ms,
    language,
  );
  const rows = language.count(imported.rows, 'row', 'rows');
  const show = async () => {
    failure.value = '';
    try {
      await getData.source.engine.value?.showTable(imported.table);
    } catch (error) {
      failure.value = sentenceOf(error);
    }
  };
  return (
    <View
      label="Get Data"
      pad
      onEscape={() => getData.showTables()}
      foot={
        <>
          <LiveRegion role="alert">
            {failure.value && <Message tone="danger">{failure.value}</Message>}
          </LiveRegion>
          <div class="actions">
            <Button look="primary" onClick={() => void show()}>
              Show Table
            </Button>
            <Button onClick={() => getData.showTables()}>New Import</Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <div role="status" class="headline" id="import-status" tabIndex={-1}>
          <span class="tone-success">
            <Icon name="ok" />
          </span>
          <span>
            Imported {rows} into the table {imported.table.name}
          </span>
        </div>
        <dl class="facts number">
          {facts.map(({ term, text }) => [<dt>{term}</dt>, <dd>{text}</dd>])}
        </dl>
        <KeepCurrent />
      </div>
    </View>
  );
}
