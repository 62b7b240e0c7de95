import type { Destination } from '../../workbook/sheets';
import { Choice } from '../controls/choice';
import { Field, TextInput } from '../controls/field';
import { usePane } from '../pane';
import type { Builder } from './builder';

const destinations: readonly { readonly kind: Destination['kind']; readonly label: string }[] = [
  { kind: 'new-sheet', label: 'New sheet' },
  { kind: 'selected-cell', label: 'Selected cell' },
];

/** Where the rows go. */
export function DestinationChoice() {
  const { getData } = usePane();
  const edited = getData.editing.value;
  if (edited) return <p class="quiet">The table {edited.table} is changed where it stands.</p>;
  return (
    <>
      <DestinationRadios />
      <Choice
        type="checkbox"
        id="append"
        label="Append a dated copy at each refresh"
        checked={getData.append.value}
        onChange={(checked) => (getData.append.value = checked)}
      />
    </>
  );
}

function DestinationRadios() {
  const { getData } = usePane();
  return (
    <div role="radiogroup" aria-labelledby="destination-title">
      <span class="label" id="destination-title">
        Destination
      </span>
      <div class="choices">
        {destinations.map(({ kind, label }) => (
          <Choice
            key={kind}
            type="radio"
            name="destination"
            id={`destination-${kind}`}
            label={label}
            checked={getData.destination.value === kind}
            onChange={() => getData.setDestination(kind)}
          />
        ))}
      </div>
    </div>
  );
}

/** How many rows at most, and where they go. */
export function LimitAndDestination({ builder }: { builder: Builder }) {
  const { getData, language } = usePane();
  const planned = getData.query.planned.value;
  const error = planned && 'error' in planned ? planned.error : undefined;
  const format = () => {
    const limit = language.parseInteger(builder.limit);
    if (limit !== undefined) getData.change({ ...builder, limit: language.number(limit) });
  };
  return (
    <div class="section limit-and-destination">
      <Field
        id="row-limit"
        label="Row Limit"
        error={error?.code === 'limit-invalid' ? error.message : undefined}
      >
        {(links) => (
          <TextInput
            {...links}
            value={builder.limit}
            inputMode="numeric"
            placeholder="All"
            onInput={(limit) => getData.change({ ...builder, limit })}
            onBlur={format}
          />
        )}
      </Field>
      <DestinationChoice />
    </div>
  );
}
