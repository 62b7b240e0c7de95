import { useSignal } from '@preact/signals';
import { sentenceOf } from '../../core/error';
import { Button } from '../controls/button';
import { focusSoon } from '../controls/focus';
import { Icon, type IconName } from '../controls/icon';
import { LiveRegion, Message, Note, Working } from '../controls/message';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { FirstRunDrawing } from './first-run-drawing';

const lines: readonly { readonly icon: IconName; readonly text: string }[] = [
  {
    icon: 'get',
    text: 'Import deals, people and activities into a table, custom fields by name.',
  },
  {
    icon: 'filter',
    text: 'Choose columns, filters and order. A plan tells the cost before it runs.',
  },
  {
    icon: 'ok',
    text: 'Each import proves that it is complete, or leaves the sheet as it was.',
  },
];

/** What the add-in does in three lines, and two ways on. */
export function FirstRun() {
  const { services, connections, newConnection } = usePane();
  const trying = useSignal(false);
  const failure = useSignal('');
  const trySample = async () => {
    if (trying.value) return;
    trying.value = true;
    failure.value = '';
    try {
      await connections.saveSample();
      focusSoon('table-search');
    } catch (error) {
      failure.value = sentenceOf(error);
    } finally {
      trying.value = false;
    }
  };
  return (
    <View
      label="Get Data"
      flush
      foot={
        <>
          <LiveRegion role="alert">
            {failure.value && <Message tone="danger">{failure.value}</Message>}
          </LiveRegion>
          {trying.value ? (
            <Working>Connecting to the sample company</Working>
          ) : (
            <Note icon="lock">
              Tokens are encrypted on this device. They are never saved in a workbook.
            </Note>
          )}
        </>
      }
    >
      <div class="first-run">
        <FirstRunDrawing />
        <h2>Pipedrive in Excel</h2>
        <ul class="lines">
          {lines.map(({ icon, text }) => (
            <li key={icon}>
              <Icon name={icon} size="large" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <div class="ways">
          <Button look="primary" onClick={newConnection}>
            New Pipedrive Connection
          </Button>
          {services.sample && (
            <Button icon="beaker" disabled={trying.value} onClick={() => void trySample()}>
              Try with sample data
            </Button>
          )}
        </div>
      </div>
    </View>
  );
}
