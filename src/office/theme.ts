export type Theme = 'light' | 'dark';

/** Office theme where the host tells it, else the browser's preference. */
export function currentTheme(): Theme {
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  if (background && /^#[0-9a-f]{6}$/i.test(background))
    return luminance(background) < 0.5 ? 'dark' : 'light';
  return darkPreferred().matches ? 'dark' : 'light';
}

/** Calls back whenever the theme may have changed; Excel itself reports it only in newer versions. */
export function onThemeChange(listener: (theme: Theme) => void): void {
  const tell = () => listener(currentTheme());
  darkPreferred().addEventListener('change', tell);
  try {
    Office.context.document.addHandlerAsync(Office.EventType.OfficeThemeChanged, tell);
  } catch {
    // This host has no theme event: the theme is read again when the pane is opened next.
  }
}

const darkPreferred = () => matchMedia('(prefers-color-scheme: dark)');

/** Relative lightness 0-1 of `#rrggbb`, by the eye's weights (ITU-R BT.601). */
function luminance(hex: string): number {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return 0.299 * part(1) + 0.587 * part(3) + 0.114 * part(5);
}
