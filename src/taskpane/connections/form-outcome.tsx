import { LiveRegion, Message, Note, Working } from '../controls/message';
import { usePane } from '../pane';
import type { Form } from './form';
import { placeTexts } from './place-text';

/** What saving or testing came to; while there is nothing to say, where the connection will be kept. */
export function FormOutcome({ form }: { form: Form }) {
  const { connections } = usePane();
  const test = form.testState.value;
  const step = form.flow.step.value;
  const failures = [test, step].map((state) => (state.kind === 'failed' ? state.text : undefined));
  const failure = form.saveError.value ?? failures.find(Boolean);
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
      {quiet && (
        <Note icon="lock">
          {placeTexts[connections.places.value.get(form.original.id) ?? 'device']}.
        </Note>
      )}
    </>
  );
}
