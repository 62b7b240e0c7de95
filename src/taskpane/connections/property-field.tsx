import { useState } from 'preact/hooks';
import type { PropertyEntry } from '../../connection/property';
import { IconButton } from '../controls/button';
import { Choice } from '../controls/choice';
import { Field, Select, TextInput, type FieldLinks, type Option } from '../controls/field';

export interface PropertyFieldProps {
  readonly entry: PropertyEntry;
  readonly value: string;
  readonly error?: string | undefined;
  /** Said in the empty field. */
  readonly placeholder?: string | undefined;
  /** Help as a tooltip, for forms that show many properties. */
  readonly compact?: boolean;
  readonly onInput: (value: string) => void;
  readonly onLeave: () => void;
}

export const propertyId = (name: string): string => `property-${name}`;

/** The control for one connection property, chosen by its kind. */
export function PropertyField(props: PropertyFieldProps) {
  const { entry, value, error, placeholder, onInput, onLeave } = props;
  const id = propertyId(entry.name);
  if (entry.kind === 'boolean') {
    return (
      <Choice
        type="checkbox"
        id={id}
        label={entry.label}
        title={entry.help}
        checked={value === 'true'}
        onChange={(checked) => onInput(String(checked))}
      />
    );
  }
  return (
    <Field
      id={id}
      label={entry.label}
      error={error}
      hint={props.compact ? undefined : entry.help}
      title={props.compact ? entry.help : undefined}
    >
      {(links) => {
        if (entry.kind === 'secret')
          return <SecretInput {...{ links, value, placeholder, onInput, onLeave }} />;
        if (entry.kind === 'choice') {
          const options = choiceOptions(entry, value);
          return <Select {...links} value={value} options={options} onChange={onInput} />;
        }
        const inputMode = entry.kind === 'integer' ? 'numeric' : undefined;
        return (
          <TextInput
            {...links}
            value={value}
            inputMode={inputMode}
            placeholder={placeholder}
            onInput={onInput}
            onBlur={onLeave}
          />
        );
      }}
    </Field>
  );
}

/** The choices with their labels; a value from elsewhere that is none of them stays selectable. */
function choiceOptions(entry: PropertyEntry, value: string): Option[] {
  const choices = entry.choices ?? [];
  const all = choices.includes(value) ? choices : [...choices, value];
  return all.map((choice, index) => ({
    value: choice,
    label: entry.choiceLabels?.[index] ?? choice,
  }));
}

interface SecretInputProps {
  readonly links: FieldLinks;
  readonly value: string;
  readonly placeholder: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onLeave: () => void;
}

/** Dots, with a button that shows what was typed. Empty where nothing is stored. */
function SecretInput({ links, value, placeholder, onInput, onLeave }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="with-icon">
      <TextInput
        {...links}
        type={shown ? 'text' : 'password'}
        class="with-action"
        value={value}
        placeholder={placeholder}
        onInput={onInput}
        onBlur={onLeave}
      />
      <IconButton
        icon="eye"
        label={shown ? 'Hide characters' : 'Show characters'}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
