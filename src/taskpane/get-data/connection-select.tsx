import { Field, Select } from '../controls/field';
import { usePane } from '../pane';

/** Which connection this view works with. */
export function ConnectionSelect() {
  const { connections, getData } = usePane();
  const options = (connections.profiles.value ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <Field id="connection" label="Connection" inline>
      {(links) => (
        <Select
          {...links}
          value={getData.source.connection.value?.id ?? ''}
          options={options}
          onChange={(id) => getData.useConnection(id)}
        />
      )}
    </Field>
  );
}
