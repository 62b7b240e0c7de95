import type { HostInfo } from '../office/host';

/**
 * Marks the document for pane.css: the theme, and the desktop hosts that draw a menu of their own
 * over the pane's top right corner.
 */
export function markDocument(root: HTMLElement, host: HostInfo): void {
  applyTheme(root, host.theme);
  root.dataset['host'] = host.platform;
}

export function applyTheme(root: HTMLElement, theme: HostInfo['theme']): void {
  root.dataset['theme'] = theme;
}
