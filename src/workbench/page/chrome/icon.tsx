/** Own drawings on a 16-pixel grid, in the text's colour. */
const paths = {
  bold: 'M5 3h3.6a2.4 2.4 0 0 1 0 4.9H5zm0 4.9h4.2a2.6 2.6 0 0 1 0 5.1H5z',
  italic: 'M7 3h4M5 13h4M9.5 3l-3 10',
  left: 'M2.5 4h11M2.5 8h6M2.5 12h9',
  center: 'M2.5 4h11M5 8h6M3.5 12h9',
  right: 'M2.5 4h11M7.5 8h6M4.5 12h9',
  insertRow: 'M2.5 3h11M2.5 13h11M8 5.5v5M5.5 8h5',
  deleteRow: 'M2.5 3h11M2.5 13h11M5.5 8h5',
  freeze: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6 3.5v9',
  lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  close: 'M4 4l8 8M12 4l-8 8',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  add: 'M8 3v10M3 8h10',
  download: 'M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10',
  open: 'M2.5 12.5v-9h4l1.5 2h5.5v7zM2.5 12.5l2-5h10l-1.5 5',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  dark: 'M9.5 2.5a5.5 5.5 0 1 0 4 8.6 5 5 0 0 1-4-8.6z',
  light:
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  addin: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM11 9v4M9 11h4',
  api: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  sheet: 'M2.5 2.5h11v11h-11zM2.5 6h11M2.5 9.8h11M6.2 2.5v11',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
