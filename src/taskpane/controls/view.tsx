import type { ComponentChildren } from 'preact';
import { IconButton } from './button';

interface ViewProps {
  readonly label: string;
  /** Fixed at the top. */
  readonly top?: ComponentChildren;
  /** A rule below the top. */
  readonly ruled?: boolean;
  /** Fixed at the bottom: status and plan above the buttons. */
  readonly foot?: ComponentChildren;
  /** Space above the body: where no heading leads it. */
  readonly pad?: boolean;
  readonly flush?: boolean;
  readonly inert?: boolean;
  /** Escape, unless something inside has used it. */
  readonly onEscape?: (() => void) | undefined;
  readonly onSubmit?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/**
 * A view of the pane: fixed top, scrolling body, fixed foot. Enter in a one-line field submits, as in
 * a form; the element is not a form because a page framed by Office must never navigate.
 */
export function View(props: ViewProps) {
  const { label, top, ruled, foot, pad, flush, children, onEscape, onSubmit } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    // What is used here must not reach office.js, which leaves the pane at every Escape it sees.
    if (event.key === 'Escape' && (event.defaultPrevented || onEscape)) event.stopPropagation();
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape' && onEscape) {
      event.preventDefault();
      onEscape();
    } else if (event.key === 'Enter' && onSubmit && isOneLineField(event.target)) {
      event.preventDefault();
      onSubmit();
    }
  };
  const body = ['view-body', !top && 'full', pad && 'pad', flush && 'flush'].filter(Boolean);
  return (
    <div class="view" role="tabpanel" aria-label={label} onKeyDown={onKeyDown}>
      {top && <div class={ruled ? 'view-top ruled' : 'view-top'}>{top}</div>}
      <div class={body.join(' ')}>{children}</div>
      {foot && <div class="view-foot">{foot}</div>}
    </div>
  );
}

function isOneLineField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement && !['button', 'search', 'checkbox'].includes(target.type)
  );
}

/** Id of the back button: where the focus waits while a view loads. */
export const backId = 'back';

interface SubViewHeadProps {
  readonly title: string;
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly children?: ComponentChildren;
}

/** The head of a view that was opened from another one. */
export function SubViewHead({ title, backLabel, onBack, children }: SubViewHeadProps) {
  return (
    <div class="view-head">
      <IconButton icon="back" id={backId} label={backLabel} onClick={onBack} />
      <h2 class="view-title truncate">{title}</h2>
      {children}
    </div>
  );
}
