import type { ComponentChildren } from 'preact';

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly name?: string;
  readonly title?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Marks and details at the right of the label, outside of its name. */
  readonly children?: ComponentChildren;
}

/** A check box or radio button in a row of its own height. */
export function Choice(props: ChoiceProps) {
  const { type, id, label, checked, mixed, name, title, describedBy, disabled } = props;
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        checked={checked}
        indeterminate={mixed ?? false}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        onKeyDown={props.onKeyDown}
      />
      <label class="truncate" for={id} title={title}>
        {label}
      </label>
      {props.children}
    </div>
  );
}
