import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly look?: 'primary' | 'subtle' | 'danger' | undefined;
  readonly small?: boolean;
  readonly push?: boolean;
  readonly icon?: IconName | undefined;
  readonly id?: string | undefined;
  /** Not usable now. It stays focusable, so that the reason beside it can be found. */
  readonly disabled?: boolean;
  /** Id of the element that says why it is disabled, or what it does. */
  readonly describedBy?: string | undefined;
  readonly title?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { children, onClick, look, small, push, icon, id, disabled, describedBy, title } = props;
  const names = ['button', look, small && 'small', push && 'push'].filter(Boolean);
  return (
    <button
      type="button"
      id={id}
      class={names.join(' ')}
      aria-disabled={disabled ? 'true' : undefined}
      aria-describedby={describedBy}
      title={title}
      onClick={() => !disabled && onClick()}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly id?: string | undefined;
  readonly iconSize?: 'small';
}

export function IconButton({ icon, label, onClick, id, iconSize }: IconButtonProps) {
  return (
    <button type="button" id={id} class="icon-button" aria-label={label} onClick={onClick}>
      <Icon name={icon} size={iconSize ?? ''} />
    </button>
  );
}
