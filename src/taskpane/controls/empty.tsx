import type { ComponentChildren } from 'preact';

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  /** A drawing at most 80 px high. */
  readonly drawing: ComponentChildren;
  /** The next step: one button. */
  readonly children?: ComponentChildren;
}

/** What stands where nothing is yet, and how to change that. */
export function Empty({ title, text, drawing, children }: EmptyProps) {
  return (
    <div class="empty">
      {drawing}
      <div class="stack tight">
        <h2 class="empty-title">{title}</h2>
        <p class="quiet">{text}</p>
      </div>
      {children}
    </div>
  );
}
