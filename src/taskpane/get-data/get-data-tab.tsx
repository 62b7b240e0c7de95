import type { ComponentType } from 'preact';
import { lazy } from '../controls/lazy';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { BuilderView } from './builder-view';
import { DoneView } from './done-view';
import { FirstRun } from './first-run';
import type { GetDataView } from './get-data';
import { PreviewView } from './preview-view';
import { RunningView } from './running-view';
import { TableList } from './table-list';

const views: Readonly<Record<GetDataView['kind'], ComponentType>> = {
  tables: TableList,
  builder: BuilderView,
  filter: lazy(async () => (await import('./filter-view')).FilterView),
  sort: lazy(async () => (await import('./sort-view')).SortView),
  preview: PreviewView,
  run: RunView,
  reports: lazy(async () => (await import('../reports/reports-view')).ReportsView),
};

export function GetDataTab() {
  const { connections, getData } = usePane();
  const profiles = connections.profiles.value;
  // Nothing is drawn until it is known whether this is the first run: nothing may jump.
  if (!profiles) return <View label="Get Data">{null}</View>;
  if (profiles.length === 0) return <FirstRun />;
  const Shown = views[getData.view.value.kind];
  return <Shown />;
}

function RunView() {
  const run = usePane().getData.run.state.value;
  if (run?.kind === 'done') return <DoneView run={run} />;
  if (run?.kind === 'running') return <RunningView run={run} />;
  return <View label="Get Data">{null}</View>;
}
