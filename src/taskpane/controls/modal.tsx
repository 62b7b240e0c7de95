import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface ModalProps {
  readonly role: 'dialog' | 'alertdialog';
  readonly title: string;
  /** Selector of what has the focus first. */
  readonly focus: string;
  /** Escape. */
  readonly onClose: () => void;
  /** One of them has the id `dialog-text` and says what it is about. */
  readonly children: ComponentChildren;
}

/** A window over the pane. The rest is inert meanwhile; closing gives the focus back to what had it. */
export function Modal({ role, title, focus, onClose, children }: ModalProps) {
  const root = useRef<HTMLDivElement>(null);
  // Taken while rendering: once the rest of the pane is inert, nothing there has the focus any more.
  const opener = useRef(document.activeElement as HTMLElement | null);
  useLayoutEffect(() => {
    const { current } = opener;
    root.current?.querySelector<HTMLElement>(focus)?.focus();
    return () => void setTimeout(() => current?.isConnected && current.focus());
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    // office.js leaves the pane at every Escape it sees.
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="scrim" onKeyDown={onKeyDown}>
      <div
        ref={root}
        class="dialog"
        role={role}
        aria-modal="true"
        aria-labelledby="dialog-title"
        aria-describedby="dialog-text"
      >
        <h2 class="dialog-title" id="dialog-title">
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
