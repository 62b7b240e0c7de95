/** A small sheet with one cell selected. */
export function SheetDrawing() {
  return (
    <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true">
      <rect class="paper" x="10.5" y="8.5" width="99" height="63" rx="4" />
      <path class="ink-2" d="M11 12a4 4 0 0 1 4-4h90a4 4 0 0 1 4 4v10H11z" />
      <path class="line-0" d="M11 22.5h98M11 38.5h98M11 54.5h98M43.5 9v62M76.5 9v62" />
      <rect class="tint" x="44" y="39" width="32" height="15" />
      <rect class="line-1" x="44" y="39" width="32" height="15" rx="1" />
      <rect class="ink-1" x="50" y="45" width="18" height="3" rx="1.5" />
      <path class="ink-0" d={bars} />
    </svg>
  );
}

/** Text in the other cells: x, y and width of each. */
const bars = [
  [17, 29, 18],
  [17, 45, 14],
  [17, 61, 20],
  [50, 29, 14],
  [50, 61, 18],
  [83, 29, 16],
  [83, 45, 20],
  [83, 61, 12],
]
  .map(([x, y, width]) => `M${x} ${y}h${width}v3h-${width}z`)
  .join('');
