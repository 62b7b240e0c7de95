import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { focusSoon } from '../controls/focus';
import { LiveRegion, Message, Note, Working } from '../controls/message';
import { SheetDrawing } from '../controls/sheet-drawing';
import { View } from '../controls/view';
import { hostProblem } from '../get-data/host-problem';
import { usePane } from '../pane';
import { OtherRows } from './other-rows';
import { askForTemplate } from './query-actions';
import { QueryRow } from './query-row';
import type { Workbook } from './workbook';

/** The workbook's queries: what they are, how they stand, and what can be done with them. */
export function WorkbookView() {
  const { workbook, services } = usePane();
  const loaded = workbook.value.value;
  const problem = hostProblem(services.host);
  const failure = useSignal('');
  const load = async () => {
    failure.value = '';
    try {
      await (await workbook.load()).load();
    } catch (error) {
      failure.value = sentenceOf(error);
    }
  };
  useEffect(() => {
    if (!problem) void load();
  }, []);
  if (problem)
    return (
      <View label="Workbook">
        <Empty title="No queries here" text={problem} drawing={<SheetDrawing />} />
      </View>
    );
  if (!loaded)
    return (
      <View label="Workbook" pad>
        <LiveRegion role="alert">
          {failure.value && <LoadFailed text={failure.value} onRetry={() => void load()} />}
        </LiveRegion>
        {!failure.value && <Working>Reading the queries of this workbook</Working>}
      </View>
    );
  return <Loaded workbook={loaded} />;
}

function Loaded({ workbook }: { workbook: Workbook }) {
  const list = workbook.list.value;
  const notice = workbook.notice.value;
  const notices = (
    <>
      <LiveRegion role="status">
        {notice?.tone === 'success' && <Message tone="success">{notice.text}</Message>}
      </LiveRegion>
      <LiveRegion role="alert">
        {notice?.tone === 'danger' && <Message tone="danger">{notice.text}</Message>}
        {list.kind === 'failed' && (
          <LoadFailed text={list.error.message} onRetry={() => void workbook.load()} />
        )}
      </LiveRegion>
    </>
  );
  const value = list.kind === 'ready' ? list.value : undefined;
  const queries = value?.queries ?? [];
  const isEmpty = value && queries.length + value.copies.length + value.problems.length === 0;
  if (isEmpty || !value)
    return (
      <View label="Workbook" foot={notices}>
        {isEmpty && <NoQueries />}
      </View>
    );
  return (
    <View
      label="Workbook"
      ruled
      top={
        <div class="view-head">
          <Button
            look="primary"
            icon="refresh"
            id="refresh-all"
            disabled={queries.length === 0}
            onClick={() => void workbook.refreshAll()}
          >
            Refresh All
          </Button>
          <Button
            look="subtle"
            icon="template"
            disabled={queries.length === 0}
            onClick={() => askForTemplate(workbook)}
          >
            Save as Template
          </Button>
        </div>
      }
      foot={
        <>
          {notices}
          <Note icon="info">
            Refresh keeps your own columns, formulas, formats, filters and staged edits.
          </Note>
        </>
      }
    >
      <ul class="list" aria-label="Queries in this workbook">
        {queries.map((query) => (
          <QueryRow key={query.id} workbook={workbook} query={query} />
        ))}
        <OtherRows workbook={workbook} list={value} />
      </ul>
    </View>
  );
}

function LoadFailed({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <Message tone="danger">
      <p>{text}</p>
      <div class="actions">
        <Button small onClick={onRetry}>
          Try Again
        </Button>
      </div>
    </Message>
  );
}

function NoQueries() {
  const { tab } = usePane();
  const getData = () => {
    tab.value = 'get-data';
    focusSoon('table-search');
  };
  return (
    <Empty
      title="No queries in this workbook"
      text="Import a table with Get Data. It stays connected: a refresh brings it up to date and keeps your work."
      drawing={<SheetDrawing />}
    >
      <Button onClick={getData}>Get Data</Button>
    </Empty>
  );
}
