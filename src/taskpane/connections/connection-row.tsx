import { canonicalProperties, type Profile } from '../../connection/profile';
import { AppError } from '../../core/error';
import { Button } from '../controls/button';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { OverflowMenu, type MenuItem } from '../controls/menu';
import { usePane } from '../pane';
import { schemeOf } from './draft';
import { placeTexts } from './place-text';
import type { SignInState } from './sign-ins';

export const actionsId = (profile: Profile) => `actions-${profile.id}`;

/** One saved connection: what it is, where it is kept, what can be done with it. */
export function ConnectionRow({ profile }: { profile: Profile }) {
  const { connections, signIn } = usePane();
  const { id, name, sealed, properties } = profile;
  const oauth = schemeOf(profile) === 'OAuth';
  const state = connections.signIns.value.get(id);
  const company = canonicalProperties(properties).CompanyDomain ?? state?.company;
  const place = connections.places.value.get(id) ?? 'device';
  const problem = problemText(profile, state);
  return (
    <li>
      <Icon name={oauth ? 'person' : 'key'} />
      <div class="truncate">
        <h2 class="row-title truncate" title={name}>
          {name}
        </h2>
        <p class="row-meta truncate">{oauth ? oauthText(state) : 'Basic, API token'}</p>
        {company && <p class="row-meta truncate">{company}.pipedrive.com</p>}
        <p class="row-meta truncate">{placeTexts[place]}</p>
      </div>
      <div class="row-actions">
        <RowMenu profile={profile} />
      </div>
      {problem && (
        <div class="row-extra">
          <p class="error">
            <Icon name="error" />
            <span>{problem}</span>
          </p>
          {!sealed && state?.kind === 'again' && (
            <Button small onClick={() => signIn(id)}>
              Sign In
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function RowMenu({ profile }: { profile: Profile }) {
  const { connections, question, editConnection, signIn } = usePane();
  const { id, name, sealed } = profile;
  const oauth = schemeOf(profile) === 'OAuth';
  const roams = connections.places.value.get(id) === 'roaming';
  const signedIn = connections.signIns.value.get(id)?.kind === 'in';

  const remove = async () => {
    const all = connections.profiles.value ?? [];
    const neighbour = all[all.indexOf(profile) + 1] ?? all[all.indexOf(profile) - 1];
    await connections.remove(profile);
    focusSoon(neighbour ? actionsId(neighbour) : 'new-connection');
  };
  const askToRemove = () => {
    const where = roams ? 'from all your devices' : 'from this device';
    question.value = {
      title: `Delete “${name}”?`,
      text: `Its ${oauth ? 'sign-in' : 'API token'} is removed ${where}. Tables imported with it keep their rows.`,
      action: 'Delete',
      cancel: 'Cancel',
      onAction: () => void remove(),
    };
  };
  const askToSignOut = () => {
    question.value = {
      title: `Sign out of “${name}”?`,
      text: 'Its sign-in is removed wherever it was kept. The connection stays, and so do imported rows. Revoking uninstalls the app for you in Pipedrive, which signs out other machines too.',
      option: 'Also revoke at Pipedrive',
      action: 'Sign Out',
      cancel: 'Cancel',
      onAction: (revoke) => void connections.signOut(profile, revoke),
    };
  };
  const askToCopySecrets = () => {
    question.value = {
      title: 'Copy with secrets?',
      text: `Whoever reads the text can use Pipedrive in your name, until you change the ${oauth ? 'client secret' : 'API token'}.`,
      action: 'Copy with Secrets',
      cancel: 'Cancel',
      onAction: () => void connections.copyString(profile, 'include'),
    };
  };
  const duplicate = async () => {
    const copy = await connections.duplicate(profile);
    if (copy) focusSoon(actionsId(copy));
  };
  const roam = async () => {
    if (roams) await connections.move(profile, 'device');
    else if (await connections.hasJoined()) await connections.move(profile, 'roaming');
    else connections.show({ kind: 'roaming' });
  };

  const items: MenuItem[] = [
    { label: 'Edit', icon: 'edit', onSelect: () => editConnection(id) },
    ...(oauth && !signedIn
      ? [{ label: 'Sign In', icon: 'person', onSelect: () => signIn(id) } as const]
      : []),
    ...(oauth ? [{ label: 'Sign Out', icon: 'signout', onSelect: askToSignOut } as const] : []),
    { label: 'Duplicate', icon: 'duplicate', onSelect: () => void duplicate() },
    {
      label: 'Copy Connection String',
      icon: 'link',
      onSelect: () => void connections.copyString(profile),
    },
    { label: 'Copy with Secrets', icon: 'key', onSelect: askToCopySecrets },
    {
      label: roams ? 'Keep on this device only' : 'Roam to my other devices',
      icon: roams ? 'lock' : 'push',
      onSelect: () => void roam(),
    },
    ...(oauth
      ? [
          {
            label: 'Export Sign-In',
            icon: 'get',
            onSelect: () => connections.show({ kind: 'export-sign-in', profile }),
          } as const,
        ]
      : []),
    { label: 'Delete', icon: 'delete', danger: true, onSelect: askToRemove },
  ];
  return (
    <OverflowMenu
      id={actionsId(profile)}
      buttonLabel={`More actions for ${name}`}
      label={name}
      items={sealed ? items.filter(({ danger }) => danger) : items}
    />
  );
}

function oauthText(state: SignInState | undefined): string {
  if (!state) return 'OAuth';
  if (state.kind === 'in')
    return state.user ? `OAuth, signed in as ${state.user}` : 'OAuth, signed in';
  return 'OAuth, not signed in';
}

function problemText(
  { name, sealed, unreadable }: Profile,
  state: SignInState | undefined,
): string | undefined {
  if (sealed) return new AppError(`connection-${sealed}`, { name }).message;
  if (unreadable) return new AppError('connection-unreadable', { name }).message;
  return state?.kind === 'again' ? new AppError('sign-in-again').message : undefined;
}
