import { usePane } from '../pane';
import { ConnectionForm } from './connection-form';
import { ConnectionList } from './connection-list';

export function ConnectionsTab() {
  const form = usePane().connections.form.value;
  return form ? <ConnectionForm form={form} /> : <ConnectionList />;
}
