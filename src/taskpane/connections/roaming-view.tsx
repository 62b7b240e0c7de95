import { useEffect, useState } from 'preact/hooks';
import { parseRecoveryKey, recoveryKeyFromPassphrase } from '../../connection/recovery-key';
import type { Roaming } from '../../connection/roaming';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { LiveRegion, Message, Note, Working } from '../controls/message';
import { backId, SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';

/** Connections on several devices: set up, join, leave, delete. */
export function RoamingView() {
  const { connections, services, question } = usePane();
  const [joined, setJoined] = useState<boolean>();
  const [newKey, setNewKey] = useState<string>();
  const [working, setWorking] = useState(false);
  const [done, setDone] = useState('');
  const [failure, setFailure] = useState('');
  const refresh = async () => setJoined(await services.hasJoinedRoaming());
  useEffect(() => {
    focusSoon(backId);
    void refresh().catch((error: unknown) => setFailure(sentenceOf(error)));
  }, []);

  const back = () => {
    connections.show({ kind: 'list' });
    focusSoon('connections-more');
  };
  const run = async (work: (roaming: Roaming) => Promise<void>, text: string) => {
    setWorking(true);
    setDone('');
    setFailure('');
    try {
      await work(await services.loadRoaming());
      (await services.loadSignIns()).placesChanged();
      await connections.load();
      setDone(text);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    await refresh().catch(() => undefined);
    setWorking(false);
  };
  const actions: RoamingActions = {
    setUp: () =>
      run(async (roaming) => setNewKey(await roaming.setUp()), 'Roaming is set up on this device.'),
    join: (text) =>
      run(
        async (roaming) => roaming.join(await parseRecoveryKey(text)),
        'This device has joined the roaming store.',
      ),
    usePassphrase: (account, passphrase) =>
      run(async (roaming) => {
        await roaming.setUp(await recoveryKeyFromPassphrase(account, passphrase));
      }, 'This device uses the roaming store of this passphrase.'),
  };
  const leave = () => run((roaming) => roaming.leave(), 'This device has left the roaming store.');
  const askToDelete = () => {
    question.value = {
      title: 'Delete the roaming store?',
      text: 'The connections in it are gone from all your devices, and so are the sign-ins kept there. Move those you want to keep to this device first.',
      action: 'Delete',
      cancel: 'Cancel',
      onAction: () => void run((roaming) => roaming.destroy(), 'The roaming store was deleted.'),
    };
  };

  return (
    <View
      label="Connections"
      onEscape={back}
      top={<SubViewHead title="Roaming" backLabel="Back to connections" onBack={back} />}
      foot={
        <>
          <LiveRegion role="status">{done && <Message tone="success">{done}</Message>}</LiveRegion>
          <LiveRegion role="alert">
            {failure && <Message tone="danger">{failure}</Message>}
          </LiveRegion>
          {working && <Working>Talking to the roaming store</Working>}
          <Note icon="lock">
            The service sees only encrypted text. Without the key, nobody reads it.
          </Note>
        </>
      }
    >
      <div class="stack">
        {newKey && <NewKey text={newKey} onDone={() => setNewKey(undefined)} />}
        {joined === false && <NotJoined {...actions} />}
        {joined && !newKey && (
          <section class="stack tight" aria-labelledby="roaming-joined">
            <h3 id="roaming-joined">This device has joined</h3>
            <p class="quiet">
              Choose Roam to my other devices in the menu of a connection to keep it in the roaming
              store.
            </p>
            <div class="actions">
              <Button onClick={() => void leave()}>Leave</Button>
              <Button look="subtle" onClick={askToDelete}>
                Delete
              </Button>
            </div>
          </section>
        )}
      </div>
    </View>
  );
}

interface RoamingActions {
  readonly setUp: () => Promise<void>;
  readonly join: (key: string) => Promise<void>;
  readonly usePassphrase: (account: string, passphrase: string) => Promise<void>;
}

function NotJoined({ setUp, join, usePassphrase }: RoamingActions) {
  const [key, setKey] = useState('');
  const [account, setAccount] = useState('');
  const [passphrase, setPassphrase] = useState('');
  return (
    <>
      <section class="stack tight" aria-labelledby="roaming-new">
        <h3 id="roaming-new">First device</h3>
        <p class="quiet">Makes an encrypted store for your connections, and shows its key once.</p>
        <div class="actions">
          <Button look="primary" onClick={() => void setUp()}>
            Set Up Roaming
          </Button>
        </div>
      </section>
      <section class="stack tight" aria-labelledby="roaming-join">
        <h3 id="roaming-join">Another device</h3>
        <Field id="recovery-key" label="Recovery Key" hint="56 letters and digits, in 14 groups.">
          {(links) => <TextInput {...links} value={key} onInput={setKey} />}
        </Field>
        <div class="actions">
          <Button onClick={() => void join(key)}>Join</Button>
        </div>
      </section>
      <details class="disclosure">
        <summary>
          <Icon name="right" />
          Use a passphrase instead
        </summary>
        <div class="disclosure-body stack">
          <Field
            id="roaming-account"
            label="E-mail Address"
            hint="Tells you from others with the same passphrase; it is not sent anywhere."
          >
            {(links) => <TextInput {...links} value={account} onInput={setAccount} />}
          </Field>
          <Field id="roaming-passphrase" label="Passphrase" hint="At least 12 characters.">
            {(links) => (
              <TextInput {...links} type="password" value={passphrase} onInput={setPassphrase} />
            )}
          </Field>
          <div class="actions">
            <Button onClick={() => void usePassphrase(account, passphrase)}>Use Passphrase</Button>
          </div>
        </div>
      </details>
    </>
  );
}

/** The recovery key, this once. */
function NewKey({ text, onDone }: { text: string; onDone: () => void }) {
  const { services } = usePane();
  const [copied, setCopied] = useState('');
  const copy = () =>
    services.copyText(text).then(
      () => setCopied('Copied. Keep it where only you find it.'),
      (error: unknown) => setCopied(sentenceOf(error)),
    );
  return (
    <section class="stack tight" aria-labelledby="new-key">
      <h3 id="new-key">Your recovery key</h3>
      <p class="quiet">
        Write it down now: it is not shown again, and nobody can restore it. Your other devices join
        with it.
      </p>
      <p class="area recovery-key" id="recovery-key-text">
        {text}
      </p>
      <p class="hint" role="status">
        {copied}
      </p>
      <div class="actions">
        <Button icon="copy" onClick={() => void copy()}>
          Copy Recovery Key
        </Button>
        <Button look="subtle" onClick={onDone}>
          I Have Kept It
        </Button>
      </div>
    </section>
  );
}
