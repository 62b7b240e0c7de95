import { AppError } from '../../core/error';
import { Button } from '../controls/button';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { LiveRegion, Note } from '../controls/message';
import { ProgressBar } from '../controls/progress';
import { usePane } from '../pane';
import { failedText, remediesFor, remedyLabels, type Remedy } from './failed-text';
import { askToRemove, editQuery, refreshId } from './query-actions';
import type { RunState } from './query-runs';
import { progressText } from './query-words';
import { refreshedNotes, refreshedText } from './refreshed-text';
import type { Workbook } from './workbook';
import type { ListedQuery } from './workbook-list';

export interface QueryPartProps {
  readonly workbook: Workbook;
  readonly query: ListedQuery;
  readonly run: RunState | undefined;
}

/** How a query stands: its refresh under way, how the last one ended, or what keeps it from one. */
export function QueryState({ workbook, query, run }: QueryPartProps) {
  const { language } = usePane();
  const { id, name, isFiltered } = query;
  const isStale = workbook.changedParameters.value.has(id);
  return (
    <>
      {run?.kind === 'running' && <Running name={name} run={run} />}
      <LiveRegion role="status">
        {run?.kind === 'done' && (
          <p class="badge wraps success">
            <Icon name="ok" />
            {refreshedText(run.result, isFiltered, language)}
          </p>
        )}
        {run?.kind === 'stopped' && <Note icon="stop">Stopped. The table holds the old rows.</Note>}
        {isStale && run?.kind !== 'running' && (
          <Button small icon="refresh" onClick={() => void workbook.refresh([id])}>
            Parameter changed: Refresh
          </Button>
        )}
      </LiveRegion>
      {run?.kind === 'done' &&
        refreshedNotes(run.result, query, language).map((note) => <p key={note}>{note}</p>)}
      {run?.kind === 'done' && run.result.conflicts.length > 0 && <ReviewChanges />}
      <Problem workbook={workbook} query={query} run={run} />
    </>
  );
}

function Running({ name, run }: { name: string; run: Extract<RunState, { kind: 'running' }> }) {
  const { language } = usePane();
  const text = progressText(run.progress, language);
  return (
    <>
      <ProgressBar
        small
        label={`Refreshing ${name}`}
        value={run.progress?.rows ?? 0}
        total={run.progress?.total}
        text={text}
      />
      <p class="quiet number">{text}</p>
    </>
  );
}

function ReviewChanges() {
  const { tab } = usePane();
  const review = () => {
    tab.value = 'changes';
    focusSoon('tab-changes');
  };
  return (
    <Button small onClick={review}>
      Review Changes
    </Button>
  );
}

/** A failure with its remedies; or what stands in the way before anything was tried. */
function Problem({ workbook, query, run }: QueryPartProps) {
  const error = problemOf(query, run);
  const isEdit = run?.kind === 'failed' && run.edit !== undefined;
  const remedies = error ? remediesFor(error.code) : [];
  const isTried = run?.kind === 'failed';
  // Nothing has gone wrong yet.
  const isUnchosen = error?.code === 'connection-unchosen';
  // A change that failed goes on where it was left.
  const all: readonly Remedy[] =
    isEdit && !remedies.includes('edit-query') ? [...remedies, 'edit-query'] : remedies;
  return (
    <>
      <LiveRegion role="alert">
        {error && !isUnchosen && (
          <p class="error">
            <Icon name="error" />
            <span>{isTried ? failedText(error, isEdit) : error.message}</span>
          </p>
        )}
      </LiveRegion>
      {error && isUnchosen && <Note icon="link">{error.message}</Note>}
      {error && all.length > 0 && (
        <div class="actions">
          {all.map((remedy) => (
            <RemedyButton
              key={remedy}
              remedy={remedy}
              workbook={workbook}
              query={query}
              run={run}
            />
          ))}
        </div>
      )}
    </>
  );
}

function problemOf(query: ListedQuery, run: RunState | undefined): AppError | undefined {
  if (run?.kind === 'running') return undefined;
  if (run?.kind === 'failed') return run.error;
  if (!query.table) return new AppError('table-missing', { table: query.name });
  const { name } = query.definition.connection;
  return query.profile ? undefined : new AppError('connection-unchosen', { name });
}

function RemedyButton({ remedy, workbook, query, run }: QueryPartProps & { remedy: Remedy }) {
  const { tab, editConnection, signIn } = usePane();
  const { id, definition, profile } = query;
  const { name } = definition.connection;
  // A change that failed is tried again as a change.
  const again = run?.kind === 'failed' && run.edit ? { edit: run.edit } : {};
  const choose = async () => {
    const suggested = profile?.id ?? query.suggested;
    const isChosen = await workbook.choose({ name, queries: [query], suggested });
    if (isChosen && run?.kind === 'failed') await workbook.refresh([id], again);
  };
  const goBack = (isMended: boolean) => {
    tab.value = 'workbook';
    focusSoon(refreshId(id));
    if (isMended) void workbook.refresh([id], again);
  };
  const actions: Readonly<Record<Remedy, () => void>> = {
    'edit-connection': () => profile && editConnection(profile.id, goBack),
    'sign-in': () => profile && signIn(profile.id, goBack),
    'choose-connection': () => void choose(),
    'full-refresh': () => void workbook.refresh([id], { ...again, full: true, discardEdits: true }),
    'edit-query': () =>
      void editQuery(workbook, query, run?.kind === 'failed' ? run.edit : undefined),
    remove: () => askToRemove(workbook, query),
  };
  return (
    <Button small onClick={actions[remedy]}>
      {remedyLabels[remedy]}
    </Button>
  );
}
