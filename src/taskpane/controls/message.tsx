import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

type Tone = 'success' | 'warning' | 'danger';

const icons: Record<Tone, IconName> = { success: 'ok', warning: 'warning', danger: 'error' };

/** A result that needs reading, in a box of its own. Put it inside a LiveRegion. */
export function Message({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <div class={`message ${tone}`}>
      <span class={`tone-${tone}`}>
        <Icon name={icons[tone]} />
      </span>
      <div>{children}</div>
    </div>
  );
}

/**
 * A place that is read out when text appears in it: `status` for success, `alert` for failure. It
 * stands in the document from the start, because a region that arrives with its text is not read.
 */
export function LiveRegion({
  role,
  children,
}: {
  role: 'status' | 'alert';
  children?: ComponentChildren;
}) {
  return (
    <div class="live" role={role}>
      {children}
    </div>
  );
}

/** A quiet sentence at the foot of a view. */
export function Note({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <p class="note">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

/** Work without a known end, with what it is doing. */
export function Working({ children }: { children: ComponentChildren }) {
  return (
    <p class="note">
      <span class="spinner" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
