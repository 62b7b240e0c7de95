import { IconButton } from './button';
import { Icon } from './icon';

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly id?: string;
  /** 24 px high, for a section's head; the wide one also shows a cross once there is text. */
  readonly small?: boolean;
  readonly placeholder?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

export function Search(props: SearchProps) {
  const { label, value, onInput, id, small, placeholder, onKeyDown } = props;
  const clear = () => {
    onInput('');
    if (id) document.getElementById(id)?.focus();
  };
  return (
    <div class={small ? 'search small push' : 'search'}>
      <Icon name="search" size={small ? 'small' : ''} />
      <input
        id={id}
        class="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Escape empties the box first; only an empty box lets it leave the view.
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            event.stopPropagation();
            clear();
          } else onKeyDown?.(event);
        }}
      />
      {!small && value !== '' && (
        <IconButton icon="close" iconSize="small" label="Clear search" onClick={clear} />
      )}
    </div>
  );
}
