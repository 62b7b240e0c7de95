import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Choice } from './choice';

/** A question that must be answered before anything else. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** Verb on the button that goes ahead. */
  readonly action: string;
  readonly cancel: string;
  /** A choice that goes with it: the label of a check box, which starts empty. */
  readonly option?: string;
  readonly onAction: (option: boolean) => void;
}

interface DialogProps {
  readonly question: Question;
  readonly onClose: () => void;
}

/**
 * A confirming dialog in the pane (`confirm()` is blocked in frames of other origins). The rest of
 * the pane is inert meanwhile; closing gives the focus back to what had it. The focus starts on the
 * harmless button, so that Enter alone destroys nothing.
 */
export function Dialog({ question, onClose }: DialogProps) {
  const root = useRef<HTMLDivElement>(null);
  // Taken while rendering: once the rest of the pane is inert, nothing there has the focus any more.
  const opener = useRef(document.activeElement as HTMLElement | null);
  useLayoutEffect(() => {
    const { current } = opener;
    root.current?.querySelector<HTMLElement>('.cancel')?.focus();
    return () => void setTimeout(() => current?.isConnected && current.focus());
  }, []);
  const [option, setOption] = useState(false);
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
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="dialog-title"
        aria-describedby="dialog-text"
      >
        <h2 class="dialog-title" id="dialog-title">
          {question.title}
        </h2>
        <p id="dialog-text">{question.text}</p>
        {question.option && (
          <Choice
            type="checkbox"
            id="dialog-option"
            label={question.option}
            checked={option}
            onChange={setOption}
          />
        )}
        <div class="actions">
          <button
            type="button"
            class="button danger"
            onClick={() => {
              onClose();
              question.onAction(option);
            }}
          >
            {question.action}
          </button>
          <button type="button" class="button cancel" onClick={onClose}>
            {question.cancel}
          </button>
        </div>
      </div>
    </div>
  );
}
