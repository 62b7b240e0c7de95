import { useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { LiveRegion, Message, Note } from '../controls/message';
import { backId, SubViewHead, View } from '../controls/view';
import { download } from '../download';
import { usePane } from '../pane';
import { ExportedFile } from './exported-file';
import { connectionsFileName, exportConnections, importFile, isSettingsFile } from './transfer';

/** Connections as files: out without secrets, in with or without a sign-in. */
export function FilesView() {
  const { connections, services, language } = usePane();
  const [exported, setExported] = useState('');
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [done, setDone] = useState('');
  const [failure, setFailure] = useState('');
  useEffect(() => focusSoon(backId), []);

  const back = () => {
    connections.show({ kind: 'list' });
    focusSoon('connections-more');
  };
  const attempt = async (work: () => Promise<string>) => {
    setDone('');
    setFailure('');
    try {
      setDone(await work());
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  };
  const save = () =>
    attempt(async () => {
      const made = await exportConnections(services.profiles);
      setExported(made);
      download(connectionsFileName, made);
      return `${connectionsFileName} was made, without secrets.`;
    });
  const read = () =>
    attempt(async () => {
      const { profiles, loadSignIns } = services;
      const saved = await importFile(text, passphrase, profiles, loadSignIns);
      setPassphrase('');
      await connections.load();
      const count = language.count(saved.length, 'connection', 'connections');
      return `Imported ${count}: ${saved.map(({ name }) => name).join(', ')}.`;
    });

  return (
    <View
      label="Connections"
      onEscape={back}
      onSubmit={() => void read()}
      top={<SubViewHead title="Export and import" backLabel="Back to connections" onBack={back} />}
      foot={
        <>
          <LiveRegion role="status">{done && <Message tone="success">{done}</Message>}</LiveRegion>
          <LiveRegion role="alert">
            {failure && <Message tone="danger">{failure}</Message>}
          </LiveRegion>
          <Note icon="info">
            A single connection with its sign-in is exported with Export Sign-In in its menu.
          </Note>
        </>
      }
    >
      <div class="stack">
        <section class="stack tight" aria-labelledby="files-export">
          <h3 id="files-export">Export</h3>
          <p class="quiet">All connections, without API tokens, client secrets and sign-ins.</p>
          <div class="actions">
            <Button onClick={() => void save()}>Export Connections</Button>
          </div>
          {exported && <ExportedFile name={connectionsFileName} text={exported} />}
        </section>
        <section class="stack tight" aria-labelledby="files-import">
          <h3 id="files-import">Import</h3>
          <Field id="import-file" label="File" hint="Exported connections, or OAuthSettings.txt.">
            {(links) => (
              <input
                {...links}
                type="file"
                accept=".json,.txt"
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  void attempt(async () => {
                    setText((await file?.text()) ?? '');
                    return '';
                  });
                }}
              />
            )}
          </Field>
          {isSettingsFile(text) && (
            <Field id="import-passphrase" label="Passphrase" hint="The one the file was made with.">
              {(links) => (
                <TextInput {...links} type="password" value={passphrase} onInput={setPassphrase} />
              )}
            </Field>
          )}
          <div class="actions">
            <Button disabled={text === ''} onClick={() => void read()}>
              Import File
            </Button>
          </div>
        </section>
      </div>
    </View>
  );
}
