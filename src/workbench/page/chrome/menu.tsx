import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { MenuList, type MenuItem } from './menu-list';

interface MenuButtonProps {
  readonly class: string;
  readonly id?: string;
  /** Accessible name, where the button shows no text. */
  readonly label?: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
  /** Opens upwards: for buttons at the foot of the page. */
  readonly up?: boolean;
  readonly children: ComponentChildren;
}

/** A button with a menu (WAI-ARIA menu button). */
export function MenuButton(props: MenuButtonProps) {
  const { class: name, label, title, items, up = false, children } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  return (
    <div class="menu-anchor">
      <button
        ref={button}
        id={props.id}
        type="button"
        class={name}
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <MenuList
          id={list}
          label={label ?? title ?? button.current?.textContent ?? ''}
          class={up ? 'menu up' : 'menu'}
          items={items}
          close={(focus) => {
            setOpen(false);
            if (focus) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
