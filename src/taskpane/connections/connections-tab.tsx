import type { ComponentType } from 'preact';
import { lazy } from '../controls/lazy';
import { usePane } from '../pane';
import { ConnectionForm } from './connection-form';
import { ConnectionList } from './connection-list';
import type { ConnectionsView } from './connections';

/** What few people use comes as scripts of its own. */
const views: Readonly<Record<ConnectionsView['kind'], ComponentType>> = {
  list: ConnectionList,
  procedures: lazy(async () => (await import('./procedures-view')).ProceduresView),
  files: lazy(async () => (await import('./files-view')).FilesView),
  'export-sign-in': lazy(async () => (await import('./export-sign-in-view')).ExportSignInView),
  roaming: lazy(async () => (await import('./roaming-view')).RoamingView),
};

export function ConnectionsTab() {
  const { connections } = usePane();
  const form = connections.form.value;
  if (form) return <ConnectionForm form={form} />;
  const View = views[connections.view.value.kind];
  return <View />;
}
