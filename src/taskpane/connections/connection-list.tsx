import { canonicalProperties, propertyValue, type Profile } from '../../connection/profile';
import { AppError } from '../../core/error';
import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { OverflowMenu, type MenuItem } from '../controls/menu';
import { LiveRegion, Message, Note } from '../controls/message';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { placeTexts } from './place-text';

const actionsId = (profile: Profile) => `actions-${profile.id}`;

/** The saved connections, each with its actions. */
export function ConnectionList() {
  const { connections, newConnection } = usePane();
  const profiles = connections.profiles.value;
  const notice = connections.notice.value;
  const newButton = (
    <Button look="primary" icon="add" id="new-connection" onClick={newConnection}>
      New Pipedrive Connection
    </Button>
  );
  return (
    <View
      label="Connections"
      ruled
      top={profiles?.length !== 0 && <div class="view-head">{newButton}</div>}
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
          text="A connection holds what Pipedrive needs to let you in: your company’s address and your API token."
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

function ConnectionRow({ profile }: { profile: Profile }) {
  const { connections, services, question, editConnection } = usePane();
  const { name, sealed } = profile;
  const values = canonicalProperties(profile.properties);
  const oauth = propertyValue(values, 'AuthScheme') === 'OAuth';
  const problem = problemText(profile);

  const remove = async () => {
    const all = connections.profiles.value ?? [];
    const neighbour = all[all.indexOf(profile) + 1] ?? all[all.indexOf(profile) - 1];
    await connections.remove(profile);
    focusSoon(neighbour ? actionsId(neighbour) : 'new-connection');
  };
  const askToRemove = () => {
    question.value = {
      title: `Delete “${name}”?`,
      text: `Its ${oauth ? 'sign-in' : 'API token'} is removed from this device. Tables imported with it keep their rows.`,
      action: 'Delete',
      cancel: 'Cancel',
      onAction: () => void remove(),
    };
  };
  const duplicate = async () => {
    const copy = await connections.duplicate(profile);
    if (copy) focusSoon(actionsId(copy));
  };
  const items: MenuItem[] = [
    { label: 'Edit', icon: 'edit', onSelect: () => editConnection(profile.id) },
    { label: 'Duplicate', icon: 'duplicate', onSelect: () => void duplicate() },
    {
      label: 'Copy Connection String',
      icon: 'link',
      onSelect: () => void connections.copyString(profile),
    },
    { label: 'Delete', icon: 'delete', danger: true, onSelect: askToRemove },
  ];

  return (
    <li>
      <Icon name={oauth ? 'person' : 'key'} />
      <div class="truncate">
        <h2 class="row-title truncate" title={name}>
          {name}
        </h2>
        <p class="row-meta truncate">{oauth ? 'OAuth' : 'Basic, API token'}</p>
        {values.CompanyDomain && (
          <p class="row-meta truncate">{values.CompanyDomain}.pipedrive.com</p>
        )}
        <p class="row-meta truncate">{placeTexts[services.profiles.place]}</p>
      </div>
      <div class="row-actions">
        <OverflowMenu
          id={actionsId(profile)}
          buttonLabel={`More actions for ${name}`}
          label={name}
          items={sealed ? items.filter(({ danger }) => danger) : items}
        />
      </div>
      {problem && (
        <div class="row-extra">
          <p class="error">
            <Icon name="error" />
            <span>{problem}</span>
          </p>
        </div>
      )}
    </li>
  );
}

function problemText({ name, sealed, unreadable }: Profile): string | undefined {
  if (sealed) return new AppError(`connection-${sealed}`, { name }).message;
  return unreadable ? new AppError('connection-unreadable', { name }).message : undefined;
}
