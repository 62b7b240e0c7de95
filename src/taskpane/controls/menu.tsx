import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nextIndex } from './focus';
import { Icon, type IconName } from './icon';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly onSelect: () => void;
  /** Set apart by a line and in red: for what cannot be undone. */
  readonly danger?: boolean;
}

interface MenuProps {
  readonly id: string;
  /** Accessible name of the button. */
  readonly buttonLabel: string;
  /** Accessible name of the menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** A button with three dots and the menu behind it. */
export function OverflowMenu({ id, buttonLabel, label, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) document.getElementById(id)?.focus();
  };

  // Before the next key can arrive, hence not in an effect after painting.
  useLayoutEffect(() => {
    if (!open) return;
    entries(root.current)[0]?.focus();
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Tab') return close(false);
    if (event.key === 'Escape') {
      event.preventDefault();
      return close(true);
    }
    const all = entries(root.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = nextIndex(event.key, at, all.length, 'vertical') ?? letterIndex(event, items, at);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };

  return (
    <div class="menu-anchor" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        id={id}
        class="icon-button"
        aria-label={buttonLabel}
        aria-haspopup="menu"
        aria-expanded={open ? 'true' : 'false'}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={label}>
          {items.map((item) => [
            item.danger && <div role="separator" />,
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class={item.danger ? 'danger' : undefined}
              onClick={() => {
                close(true);
                item.onSelect();
              }}
            >
              <Icon name={item.icon} />
              {item.label}
            </button>,
          ])}
        </div>
      )}
    </div>
  );
}

const entries = (root: HTMLElement | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
];

/** The next item that starts with the letter typed. */
function letterIndex(event: KeyboardEvent, items: readonly MenuItem[], at: number) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const letter = event.key.toLowerCase();
  for (let step = 1; step <= items.length; step += 1) {
    const index = (at + step) % items.length;
    if (items[index]!.label.toLowerCase().startsWith(letter)) return index;
  }
  return undefined;
}
