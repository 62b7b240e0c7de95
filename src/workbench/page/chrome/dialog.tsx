import { useEffect, useRef } from 'preact/hooks';
import type { Workbench } from '../workbench';
import { Icon } from './icon';

/** The window of a dialog that the add-in shows with `displayInIframe`. Escape and × dismiss it. */
export function DialogWindow({ workbench }: { workbench: Workbench }) {
  const addin = workbench.addin.value;
  const view = addin?.dialog.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!view) return;
    dialog.current?.show();
    body.current?.append(view.frame.element);
  }, [view]);
  if (!addin || !view) return null;
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={`${addin.manifest.name} dialog`}
      style={`width:${view.width}vw;height:${view.height}vh`}
      onKeyDown={({ key }) => {
        if (key === 'Escape') addin.dismissDialog();
      }}
    >
      <div class="pane-title">
        <h2>{addin.manifest.name}</h2>
        <button
          type="button"
          class="bar-button icon-only"
          aria-label="Close dialog"
          title="Close dialog"
          onClick={() => addin.dismissDialog()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div ref={body} class="pane-body" />
    </dialog>
  );
}
