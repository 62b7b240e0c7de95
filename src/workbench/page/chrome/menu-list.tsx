import { useEffect, useRef } from 'preact/hooks';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  readonly disabled?: boolean;
  /** For an item that is on or off: it stays in the menu when chosen. */
  readonly checked?: boolean;
  run(): void;
}

interface MenuListProps {
  readonly id?: string;
  readonly label: string;
  readonly class: string;
  /** Where it floats, in CSS. */
  readonly style?: string;
  readonly items: readonly MenuItem[];
  /** `focus`: the focus goes back to where it came from. */
  close(focus: boolean): void;
}

/** An open menu: arrows, Home, End, first letters, Escape, Tab; a click elsewhere closes it. */
export function MenuList({ id, label, class: name, style, items, close }: MenuListProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    entries(menu.current)[0]?.focus();
    const outside = ({ target }: Event) => {
      if (!menu.current?.parentElement?.contains(target as Node)) close(false);
    };
    // `blur`: a click into the pane's frame is no event of this page.
    const left = () => close(false);
    addEventListener('pointerdown', outside);
    addEventListener('blur', left);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('blur', left);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') return close(event.key === 'Escape');
    const next = nextEntry(entries(menu.current), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      aria-label={label}
      class={name}
      style={style}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={item.checked}
          tabIndex={-1}
          class="menu-item"
          aria-disabled={item.disabled}
          onClick={() => {
            if (item.disabled) return;
            if (item.checked === undefined) close(true);
            item.run();
          }}
        >
          {item.icon && <img src={item.icon} alt="" width={16} height={16} />}
          {item.label}
        </button>
      ))}
    </div>
  );
}

const entries = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? []),
];

function nextEntry(all: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const current = all.indexOf(document.activeElement as HTMLElement);
  const wrapped = (index: number) => all[(index + all.length) % all.length];
  if (key === 'ArrowDown') return wrapped(current + 1);
  if (key === 'ArrowUp') return wrapped(current - 1);
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  // A space chooses the focused item.
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLowerCase();
  return [...all.slice(current + 1), ...all].find((entry) =>
    entry.textContent?.trim().toLowerCase().startsWith(letter),
  );
}
