import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  readonly disabled?: boolean;
  run(): void;
}

interface MenuButtonProps {
  readonly class: string;
  /** Accessible name, where the button shows no text. */
  readonly label?: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
  /** Opens upwards: for buttons at the foot of the page. */
  readonly up?: boolean;
  readonly children: ComponentChildren;
}

/** A button with a menu (WAI-ARIA menu button): arrows, Home, End, first letters, Escape, Tab. */
export function MenuButton({ class: name, label, title, items, up, children }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    entries(menu.current)[0]?.focus();
    const outside = ({ target }: Event) => {
      if (!menu.current?.parentElement?.contains(target as Node)) setOpen(false);
    };
    // `blur`: a click into the pane's frame is no event of this page.
    const left = () => setOpen(false);
    addEventListener('pointerdown', outside);
    addEventListener('blur', left);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('blur', left);
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') return close(event.key === 'Escape');
    const all = entries(menu.current);
    const next = nextEntry(all, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div class="menu-anchor">
      <button
        ref={button}
        type="button"
        class={name}
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
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
        <div
          ref={menu}
          id={id}
          role="menu"
          aria-label={label ?? title}
          class={up ? 'menu up' : 'menu'}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class="menu-item"
              aria-disabled={item.disabled}
              onClick={() => {
                if (item.disabled) return;
                close(true);
                item.run();
              }}
            >
              {item.icon && <img src={item.icon} alt="" width={16} height={16} />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const entries = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

function nextEntry(all: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const current = all.indexOf(document.activeElement as HTMLElement);
  const wrapped = (index: number) => all[(index + all.length) % all.length];
  if (key === 'ArrowDown') return wrapped(current + 1);
  if (key === 'ArrowUp') return wrapped(current - 1);
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key.length !== 1) return undefined;
  const letter = key.toLowerCase();
  return [...all.slice(current + 1), ...all].find((entry) =>
    entry.textContent?.trim().toLowerCase().startsWith(letter),
  );
}
