import { useEffect } from 'preact/hooks';
import { Button } from '../controls/button';
import { Note } from '../controls/message';
import { usePane } from '../pane';
import { AutoRefreshSelect } from '../workbook/auto-refresh';
import { askForTemplate } from '../workbook/query-actions';

/** What can follow an import: refreshes by themselves, and a template for colleagues. */
export function KeepCurrent() {
  const { getData, workbook } = usePane();
  useEffect(() => void workbook.load().catch(() => undefined), []);
  const run = getData.run.state.value;
  if (run?.kind !== 'done') return null;
  const { tracked, table } = run.imported;
  if ('problem' in tracked)
    return (
      <Note icon="warning">
        The table {table.name} cannot be refreshed. {tracked.problem.message}
      </Note>
    );
  const loaded = workbook.value.value;
  if (!loaded) return null;
  const list = loaded.list.value;
  const listed =
    list.kind === 'ready'
      ? list.value.queries.find(({ id }) => id === tracked.definition.id)
      : undefined;
  const query = listed ?? { id: tracked.definition.id, definition: tracked.definition };
  return (
    <>
      <hr class="rule" />
      <h3>Keep it current</h3>
      <AutoRefreshSelect workbook={loaded} query={query} />
      <div class="stack tight links">
        <Button look="subtle" icon="template" onClick={() => askForTemplate(loaded)}>
          Save as Template
        </Button>
      </div>
    </>
  );
}
