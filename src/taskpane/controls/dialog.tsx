import { useState } from 'preact/hooks';
import { Choice } from './choice';
import { Modal } from './modal';

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
 * A confirming dialog in the pane (`confirm()` is blocked in frames of other origins). The focus
 * starts on the harmless button, so that Enter alone destroys nothing.
 */
export function Dialog({ question, onClose }: DialogProps) {
  const [option, setOption] = useState(false);
  return (
    <Modal role="alertdialog" title={question.title} focus=".cancel" onClose={onClose}>
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
    </Modal>
  );
}
