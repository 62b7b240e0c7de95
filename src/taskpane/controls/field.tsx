import type { ComponentChildren, InputHTMLAttributes, LooseInputHTMLAttributes } from 'preact';
import { Icon } from './icon';

/** What ties a control to its label, hint and error. */
export interface FieldLinks {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Tooltip, where there is no room for a hint. */
  readonly title?: string | undefined;
  /** Label at the left of the control: only for the selects that set the context of a view. */
  readonly inline?: boolean;
  /** Something at the right end of the label's line, such as a Copy link. */
  readonly aside?: ComponentChildren;
  readonly children: (links: FieldLinks) => ComponentChildren;
}

/** Label above, the control, then its error or else its hint, tied together for assistive technology. */
export function Field({ id, label, hint, error, title, inline, aside, children }: FieldProps) {
  const note = error ?? hint;
  const name = <label for={id}>{label}</label>;
  return (
    <div class={inline ? 'field inline' : 'field'} title={title}>
      {aside ? (
        <div class="spread">
          {name}
          {aside}
        </div>
      ) : (
        name
      )}
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {note && <FieldNote id={`${id}-note`} text={note} isError={Boolean(error)} />}
    </div>
  );
}

function FieldNote({ id, text, isError }: { id: string; text: string; isError: boolean }) {
  if (!isError) {
    return (
      <p class="hint" id={id}>
        {text}
      </p>
    );
  }
  return (
    <p class="error" id={id}>
      <Icon name="error" size="small" />
      <span>{text}</span>
    </p>
  );
}

type InputProps = Partial<FieldLinks> & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly inputMode?: 'numeric' | 'text' | undefined;
  readonly placeholder?: string | undefined;
  readonly type?: 'text' | 'password' | 'date' | 'time' | undefined;
  readonly class?: string | undefined;
};

/** A one-line text box that reports its text. Autocomplete is off: nothing here is a person's address. */
export function TextInput({ onInput, class: extra, type, ...rest }: InputProps) {
  // Preact's types tie `type` to the roles it allows, which only a loose attribute set can leave open.
  const attributes: LooseInputHTMLAttributes = { ...rest, type: type ?? 'text' };
  return (
    <input
      {...(attributes as InputHTMLAttributes)}
      class={extra ? `input ${extra}` : 'input'}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

type SelectProps = Partial<FieldLinks> & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
};

/** A native select: the platform's own keyboard and list, with our arrow. */
export function Select({ value, options, onChange, ...rest }: SelectProps) {
  return (
    <div class="select">
      <select {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            selected={option.value === value}
          >
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </div>
  );
}
