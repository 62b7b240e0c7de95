import { effect, type ReadonlySignal } from '@preact/signals';
import type { PaneTab } from '../navigation';
import type { Connections } from './connections';

/** Goes back to where a failure was shown; `isMended` where trying again may help. */
export type GoBack = (isMended: boolean) => void;

/**
 * Goes back once the form that is open now is done with: it was saved or left, or its sign-in has
 * succeeded, which closes it unless it holds unsaved work. Who goes to another tab by himself stays
 * there.
 */
export function whenMended(
  { form, profiles, closeForm }: Pick<Connections, 'form' | 'profiles' | 'closeForm'>,
  tab: ReadonlySignal<PaneTab>,
  goBack: GoBack,
): void {
  const opened = form.value;
  if (!opened) return;
  const saved = () => profiles.peek()?.find(({ id }) => id === opened.original.id);
  const before = saved();
  const stop = effect(() => {
    const isOpen = form.value === opened;
    const isSignedIn = opened.flow.step.value.kind === 'done';
    const isLeft = tab.value !== 'connections';
    if (isOpen && !isLeft && (!isSignedIn || opened.changed.value)) return;
    // Not within the effect: going back changes what it depends on.
    queueMicrotask(() => {
      stop();
      if (isLeft) return;
      if (isOpen) closeForm();
      goBack(isSignedIn || saved() !== before);
    });
  });
}
