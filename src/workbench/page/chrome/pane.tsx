import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { AddinHost } from '../addin-host';
import type { Workbench } from '../workbench';
import { Icon } from './icon';

/** Pixels. 350 is what Excel on the web gives a pane. */
const widths = { initial: 350, minimum: 270, maximum: 800, step: 16 };

/** The task pane beside the sheet: title, close button, the add-in's frame, and a border to drag. */
export function Pane({ workbench }: { workbench: Workbench }) {
  const addin = workbench.addin.value;
  return addin ? <AddinPane addin={addin} /> : null;
}

function AddinPane({ addin }: { addin: AddinHost }) {
  const width = useSignal(widths.initial);
  const dragging = useSignal(false);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.append(addin.paneSlot), [addin]);
  const resize = (to: number) => {
    width.value = Math.min(widths.maximum, Math.max(widths.minimum, Math.round(to)));
  };

  return (
    <aside
      class={dragging.value ? 'pane dragging' : 'pane'}
      aria-label={addin.manifest.name}
      hidden={addin.pane.value !== 'shown'}
      style={`width:${width.value}px`}
      data-region
    >
      <div
        class="pane-border"
        role="separator"
        aria-orientation="vertical"
        aria-label="Pane width"
        aria-valuenow={width.value}
        aria-valuemin={widths.minimum}
        aria-valuemax={widths.maximum}
        tabIndex={0}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') resize(width.value + widths.step);
          if (key === 'ArrowRight') resize(width.value - widths.step);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          // The frame would swallow the pointer's moves.
          dragging.value = true;
        }}
        onPointerMove={({ clientX }) => {
          if (dragging.value) resize(innerWidth - clientX);
        }}
        onPointerUp={() => (dragging.value = false)}
        onPointerCancel={() => (dragging.value = false)}
      />
      <div class="pane-title">
        <h2>{addin.manifest.name}</h2>
        <button
          type="button"
          class="bar-button icon-only"
          aria-label="Close pane"
          title="Close pane"
          onClick={() => addin.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div ref={body} class="pane-body" />
    </aside>
  );
}
