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
  const { chartProblem } = imported;
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
            {chartProblem && (
              <Message tone="danger">
                The table is complete, but not all of its charts were drawn. {chartProblem.message}
              </Message>
            )}
          </LiveRegion>
          <div class="actions">
            <Button look="primary" onClick={() => void show()}>
              Show Table
            </Button>
            <Button onClick={() => getData.showTables()}>New Import</Button>
            {query.report && <Button onClick={() => getData.showReports()}>More Reports</Button>}
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
        {query.report && imported.rows === 0 && (
          <p>
            Nothing to show yet: the table is empty, and the chart fills when a refresh finds rows.
          </p>
        )}
        <dl class="facts number">
          {facts.map(({ term, text }) => [<dt>{term}</dt>, <dd>{text}</dd>])}
        </dl>
        <KeepCurrent />
        {query.name === 'Deals' && (
          <div class="actions">
            <Button look="subtle" icon="chart" onClick={() => getData.showReports()}>
              Add a report on these deals
            </Button>
          </div>
        )}
      </div>
    </View>
  );
}
