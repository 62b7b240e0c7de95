import { useSignal } from '@preact/signals';
import { Button } from '../controls/button';
import { usePane } from '../pane';
import { addOffered, keepVanished, removeVanished } from './query-actions';
import type { QueryPartProps } from './query-state';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Columns that came, went or got another name in Pipedrive, with what the user can decide. */
export function QueryColumns({ workbook, query, run }: QueryPartProps) {
  const { language } = usePane();
  const isLeftOut = useSignal(false);
  const vanished = query.definition.columns.filter(({ state }) => state === 'vanished');
  const columns = run?.kind === 'done' ? run.result.columns : undefined;
  const offered = isLeftOut.value ? [] : (columns?.offered ?? []);
  if (run?.kind === 'running') return null;
  return (
    <>
      {vanished.length > 0 && (
        <>
          <p>
            {list.format(vanished.map(({ header }) => header))}{' '}
            {vanished.length === 1 ? 'is' : 'are'} no longer in Pipedrive. The cells stay as they
            were.
          </p>
          <div class="actions">
            <Button small onClick={() => void keepVanished(workbook, query)}>
              {vanished.length === 1 ? 'Keep Column' : 'Keep Columns'}
            </Button>
            <Button small onClick={() => void removeVanished(workbook, query)}>
              {vanished.length === 1 ? 'Remove Column' : 'Remove Columns'}
            </Button>
          </div>
        </>
      )}
      {columns?.renamed.map(({ header, name }) => (
        <p key={header}>
          {header} is called {name} in Pipedrive now. Your header stays.
        </p>
      ))}
      {offered.length > 0 && (
        <>
          <p>
            {language.count(offered.length, 'new column', 'new columns')} in Pipedrive:{' '}
            {list.format(offered.map(({ name }) => name))}.
          </p>
          <div class="actions">
            <Button small onClick={() => void addOffered(workbook, query)}>
              {offered.length === 1 ? 'Add Column' : 'Add Columns'}
            </Button>
            <Button small onClick={() => (isLeftOut.value = true)}>
              Not Now
            </Button>
          </div>
        </>
      )}
    </>
  );
}
