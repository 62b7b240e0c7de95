import { useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { LiveRegion, Message, Note, Working } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import { download } from '../download';
import { usePane } from '../pane';
import { actionsId } from './connection-row';
import { ExportedFile } from './exported-file';
import { exportSignIn, settingsFileName } from './transfer';

const passphraseId = 'export-passphrase';

/** One connection with its sign-in as `OAuthSettings.txt`, for a machine without a browser. */
export function ExportSignInView() {
  const { connections, services } = usePane();
  const view = connections.view.value;
  const [passphrase, setPassphrase] = useState('');
  const [exported, setExported] = useState('');
  const [working, setWorking] = useState(false);
  const [done, setDone] = useState('');
  const [failure, setFailure] = useState('');
  useEffect(() => focusSoon(passphraseId), []);
  if (view.kind !== 'export-sign-in') return null;
  const { profile } = view;

  const back = () => {
    connections.show({ kind: 'list' });
    focusSoon(actionsId(profile));
  };
  const save = async () => {
    setDone('');
    setFailure('');
    setWorking(true);
    try {
      const signIns = await services.loadSignIns();
      const made = await exportSignIn(profile, passphrase, signIns);
      setExported(made);
      download(settingsFileName, made);
      setDone(`${settingsFileName} was made. Send the passphrase by another way than the file.`);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setWorking(false);
  };

  return (
    <View
      label="Connections"
      onEscape={back}
      onSubmit={() => void save()}
      top={<SubViewHead title="Export sign-in" backLabel="Back to connections" onBack={back} />}
      foot={
        <>
          <LiveRegion role="status">{done && <Message tone="success">{done}</Message>}</LiveRegion>
          <LiveRegion role="alert">
            {failure && <Message tone="danger">{failure}</Message>}
          </LiveRegion>
          {working && <Working>Encrypting</Working>}
          <Note icon="lock">
            Whoever has the file and the passphrase can use Pipedrive in your name.
          </Note>
          <div class="actions">
            <Button look="primary" onClick={() => void save()}>
              Export File
            </Button>
            <Button look="subtle" onClick={back}>
              Cancel
            </Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <p class="quiet">
          {profile.name} with its sign-in, encrypted, to connect a machine without a browser.
        </p>
        <Field
          id={passphraseId}
          label="Passphrase"
          hint="At least 12 characters; better, four or more random words."
        >
          {(links) => (
            <TextInput {...links} type="password" value={passphrase} onInput={setPassphrase} />
          )}
        </Field>
        {exported && <ExportedFile name={settingsFileName} text={exported} />}
      </div>
    </View>
  );
}
