import { useEffect } from 'preact/hooks';
import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { Icon } from '../controls/icon';
import { OverflowMenu, type MenuItem } from '../controls/menu';
import { LiveRegion, Message, Note } from '../controls/message';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { ConnectionRow } from './connection-row';

/** The saved connections, each with its actions. */
export function ConnectionList() {
  const { connections, newConnection } = usePane();
  const profiles = connections.profiles.value;
  const notice = connections.notice.value;
  useEffect(() => {
    void connections.loadSignIns().catch(() => undefined);
  }, []);
  const newButton = (
    <Button look="primary" icon="add" id="new-connection" onClick={newConnection}>
      New Pipedrive Connection
    </Button>
  );
  const items: MenuItem[] = [
    { label: 'Roaming', icon: 'push', onSelect: () => connections.show({ kind: 'roaming' }) },
    {
      label: 'Export and Import',
      icon: 'get',
      onSelect: () => connections.show({ kind: 'files' }),
    },
    { label: 'Procedures', icon: 'code', onSelect: () => connections.show({ kind: 'procedures' }) },
  ];
  return (
    <View
      label="Connections"
      ruled
      top={
        <div class="view-head">
          {profiles?.length !== 0 && newButton}
          <span class="push" />
          <OverflowMenu
            id="connections-more"
            buttonLabel="More about connections"
            label="Connections"
            items={items}
          />
        </div>
      }
      foot={
        <>
          <LiveRegion role="status">
            {notice?.tone === 'success' && <Message tone="success">{notice.text}</Message>}
          </LiveRegion>
          <LiveRegion role="alert">
            {notice?.tone === 'danger' && <Message tone="danger">{notice.text}</Message>}
          </LiveRegion>
          <Note icon="lock">
            A workbook holds only the name of a connection. Colleagues use their own.
          </Note>
        </>
      }
    >
      {profiles?.length === 0 && (
        <Empty
          title="No connections yet"
          text="A connection holds what Pipedrive needs to let you in: your company’s address and your API token, or a sign-in."
          drawing={<Icon name="key" size="large" />}
        >
          {newButton}
        </Empty>
      )}
      {profiles && profiles.length > 0 && (
        <ul class="list" aria-label="Connections">
          {profiles.map((profile) => (
            <ConnectionRow key={profile.id} profile={profile} />
          ))}
        </ul>
      )}
    </View>
  );
}
