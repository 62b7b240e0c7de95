/**
 * Moves the focus to an element once the view that holds it has been rendered. Rendering runs in a
 * microtask, hence the timer. Nothing happens when no such element appears.
 */
export function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}

/**
 * The same, but only when nothing else has taken the focus meanwhile: it is nowhere, or still on the
 * element it was put on while the view was loading.
 */
export function focusUnlessMoved(id: string, from?: string): void {
  setTimeout(() => {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body || activeElement.id === from)
      document.getElementById(id)?.focus();
  });
}

/** Where the focus goes after an arrow key, Home or End in a ring or a list of `count` items. */
export function nextIndex(
  key: string,
  index: number,
  count: number,
  axis: 'horizontal' | 'vertical',
): number | undefined {
  const [back, forward] =
    axis === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (count === 0) return undefined;
  if (key === forward) return (index + 1) % count;
  if (key === back) return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
