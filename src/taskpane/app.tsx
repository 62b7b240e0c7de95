import type { ComponentType } from 'preact';
import { ChangesTab } from './changes/changes-tab';
import { ConnectionsTab } from './connections/connections-tab';
import { Dialog } from './controls/dialog';
import { lazy } from './controls/lazy';
import { Tabs } from './controls/tabs';
import { GetDataTab } from './get-data/get-data-tab';
import { paneTabs, type PaneTab } from './navigation';
import { PaneProvider, type Pane } from './pane';
import { WorkbookTab } from './workbook/workbook-tab';

/** Looked at now and then. */
const LogTab = lazy(async () => (await import('./log/log-tab')).LogTab);
/** Only who opens somebody else's workbook needs it. */
const ConnectionDialog = lazy(
  async () => (await import('./workbook/connection-dialog')).ConnectionDialog,
);

const tabViews: Readonly<Record<PaneTab, ComponentType>> = {
  'get-data': GetDataTab,
  workbook: WorkbookTab,
  changes: ChangesTab,
  connections: ConnectionsTab,
  log: LogTab,
};

/** The shell: tab bar, the selected tab's view, and the open dialog over both. */
export function App({ pane }: { pane: Pane }) {
  const { tab, question, workbook } = pane;
  const TabView = tabViews[tab.value];
  const asked = question.value;
  const choosing = workbook.value.value?.choice.question.value;
  const isInert = asked !== undefined || choosing !== undefined;
  return (
    <PaneProvider value={pane}>
      <main class="app">
        <h1 class="visually-hidden">Pipedrive</h1>
        <Tabs
          look="bar"
          label="Pipedrive"
          tabs={paneTabs}
          selected={tab.value}
          onSelect={(id) => (tab.value = id)}
          inert={isInert}
        />
        <div class="tab-view" inert={isInert}>
          <TabView />
        </div>
        {choosing && !asked && <ConnectionDialog />}
        {asked && <Dialog question={asked} onClose={() => (question.value = undefined)} />}
      </main>
    </PaneProvider>
  );
}
