import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SchemaColumn } from '../../pipedrive/schema';
import { Choice } from '../controls/choice';
import { Field, Select, TextInput } from '../controls/field';
import { Icon } from '../controls/icon';
import { Search } from '../controls/search';
import { VirtualRows } from '../controls/virtual-rows';
import { usePane } from '../pane';
import type { ValueEntry } from './filter-draft';

interface FilterValuesProps {
  readonly column: SchemaColumn;
  readonly entry: ValueEntry;
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

const inputTypes: Readonly<Partial<Record<SchemaColumn['type'], 'date' | 'time'>>> = {
  date: 'date',
  datetime: 'date',
  time: 'time',
};

/** The controls for the values of a filter. */
export function FilterValues(props: FilterValuesProps) {
  const { column, entry, values, error, onChange } = props;
  const value = values[0] ?? '';
  const numeric = ['integer', 'number', 'money'].includes(column.type);
  const input = (id: string, label: string, at: number, problem?: string) => (
    <Field id={id} label={label} error={problem}>
      {(links) => (
        <TextInput
          {...links}
          type={inputTypes[column.type]}
          inputMode={numeric ? 'numeric' : undefined}
          value={values[at] ?? ''}
          onInput={(text) => onChange(at === 0 ? [text, ...values.slice(1)] : [value, text])}
        />
      )}
    </Field>
  );
  const select = (options: readonly { value: string; label: string }[]) => (
    <Field id="filter-value" label="Value" error={error}>
      {(links) => (
        <Select
          {...links}
          value={value}
          options={[{ value: '', label: 'Choose a value' }, ...options]}
          onChange={(chosen) => onChange([chosen])}
        />
      )}
    </Field>
  );

  const controls: Record<ValueEntry, () => JSX.Element | null> = {
    none: () => null,
    one: () => input('filter-value', 'Value', 0, error),
    two: () => (
      <div class="field-pair">
        {input('filter-value', 'From', 0, error)}
        {input('filter-value-to', 'To', 1)}
      </div>
    ),
    'yes-no': () =>
      select([
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]),
    option: () => select((column.options ?? []).map(({ label }) => ({ value: label, label }))),
    options: () => <OptionList {...props} />,
    lines: () => (
      <Field id="filter-value" label="Values" hint="One value a line." error={error}>
        {(links) => (
          <textarea
            {...links}
            class="area"
            rows={6}
            value={values.join('\n')}
            onInput={(event) => onChange(event.currentTarget.value.split('\n'))}
          />
        )}
      </Field>
    ),
  };
  return controls[entry]();
}

/** Seven and a half rows. */
const listHeight = 210;

function OptionList({ column, values, error, onChange }: FilterValuesProps) {
  const { language } = usePane();
  const search = useSignal('');
  const all = (column.options ?? []).map(({ label }) => label);
  const wanted = search.value.trim().toLowerCase();
  const shown = all.filter((label) => label.toLowerCase().includes(wanted));
  const toggle = (label: string, on: boolean) =>
    onChange(on ? [...values, label] : values.filter((other) => other !== label));
  return (
    <div role="group" aria-labelledby="filter-values-title">
      <div class="section-head">
        <span class="label" id="filter-values-title">
          Values
        </span>
        <span class="quiet number">
          {language.number(values.length)} of {language.number(all.length)}
        </span>
        <Search
          small
          id="filter-value"
          label="Search values"
          placeholder="Search values"
          value={search.value}
          onInput={(text) => (search.value = text)}
        />
      </div>
      {error && (
        <p class="error" role="alert">
          <Icon name="error" size="small" />
          <span>{error}</span>
        </p>
      )}
      <VirtualRows label={`Values of ${column.name}`} items={shown} height={listHeight}>
        {(label, index) => (
          <Choice
            key={label}
            type="checkbox"
            id={`option-${index}`}
            label={label}
            title={label}
            checked={values.includes(label)}
            onChange={(on) => toggle(label, on)}
          />
        )}
      </VirtualRows>
    </div>
  );
}
