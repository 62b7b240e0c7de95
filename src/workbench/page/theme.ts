import { effect, signal, type Signal } from '@preact/signals';
import type { OfficeTheme } from '../transports/app-context';

export type ThemeName = 'light' | 'dark';

/** Excel's "Colorful" and "Black" themes, as `Office.context.officeTheme` reports them. */
export const officeThemes: Record<ThemeName, OfficeTheme> = {
  light: {
    bodyBackgroundColor: '#FFFFFF',
    bodyForegroundColor: '#242424',
    controlBackgroundColor: '#F5F5F5',
    controlForegroundColor: '#242424',
  },
  dark: {
    bodyBackgroundColor: '#292929',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#1F1F1F',
    controlForegroundColor: '#FFFFFF',
  },
};

const key = 'workbench-theme';

/** The chosen theme, or the system's. A choice is kept in `storage`; the root element shows it. */
export function themeSignal(
  storage: Storage,
  root: HTMLElement,
  systemIsDark: boolean,
): Signal<ThemeName> {
  const stored = storage.getItem(key);
  const initial = stored ?? (systemIsDark ? 'dark' : 'light');
  const theme = signal<ThemeName>(initial === 'dark' ? 'dark' : 'light');
  effect(() => {
    root.dataset['theme'] = theme.value;
    if (theme.value !== initial || stored) storage.setItem(key, theme.value);
  });
  return theme;
}
