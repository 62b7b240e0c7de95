import { LiveRegion, Message, Note, Working } from '../controls/message';
import { usePane } from '../pane';
import type { Form } from './form';
import { placeTexts } from './place-text';

/** What saving or testing came to; while there is nothing to say, where the connection will be kept. */
export function FormOutcome({ form }: { form: Form }) {
  const { services } = usePane();
  const test = form.testState.value;
  const failure = form.saveError.value ?? (test.kind === 'failed' ? test.text : undefined);
  const quiet = test.kind === 'idle' && !failure;
  return (
    <>
      <LiveRegion role="status">
        {test.kind === 'passed' && !failure && <Message tone="success">{test.text}</Message>}
      </LiveRegion>
      <LiveRegion role="alert">{failure && <Message tone="danger">{failure}</Message>}</LiveRegion>
      {test.kind === 'running' && (
        <div class="spread">
          <Working>Connecting to Pipedrive</Working>
          <button type="button" class="link" onClick={form.stopTest}>
            Stop
          </button>
        </div>
      )}
      {quiet && <Note icon="lock">{placeTexts[services.profiles.place]}.</Note>}
    </>
  );
}
