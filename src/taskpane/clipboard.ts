import { AppError } from '../core/error';

/**
 * Puts text on the clipboard. Frames of other origins may be denied the Clipboard API (permissions
 * policy `clipboard-write`, which Excel on the web does not always grant), hence the older way too.
 * Rejects with `clipboard-denied` where neither works.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!copyBySelection(text)) throw new AppError('clipboard-denied', {}, error);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement as HTMLElement | null;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return copied;
}
