/** Cards of a pipeline that become rows of a table, and back. */
export function FirstRunDrawing() {
  return (
    <svg viewBox="0 0 288 112" width="288" height="112" aria-hidden="true">
      <rect class="tint" width="288" height="112" rx="6" />
      <g class="paper">
        <rect x="20.5" y="20.5" width="48" height="20" rx="3" />
        <rect x="20.5" y="46.5" width="48" height="20" rx="3" />
        <rect x="20.5" y="72.5" width="48" height="20" rx="3" />
        <rect x="74.5" y="20.5" width="48" height="20" rx="3" />
        <rect x="74.5" y="46.5" width="48" height="20" rx="3" />
      </g>
      <g class="ink-0">
        <rect x="27" y="27" width="28" height="3" rx="1.5" />
        <rect x="27" y="53" width="24" height="3" rx="1.5" />
        <rect x="27" y="79" width="30" height="3" rx="1.5" />
        <rect x="81" y="27" width="22" height="3" rx="1.5" />
        <rect x="81" y="53" width="30" height="3" rx="1.5" />
      </g>
      <g class="ink-1">
        <rect x="27" y="33" width="14" height="3" rx="1.5" />
        <rect x="27" y="59" width="18" height="3" rx="1.5" />
        <rect x="27" y="85" width="10" height="3" rx="1.5" />
        <rect x="81" y="33" width="20" height="3" rx="1.5" />
        <rect x="81" y="59" width="12" height="3" rx="1.5" />
      </g>
      <path class="line-1" d="M134 48h20m-4-4 4 4-4 4M154 64h-20m4-4-4 4 4 4" />
      <rect class="paper" x="166.5" y="20.5" width="101" height="72" rx="3" />
      <path class="ink-2" d="M167 24a3 3 0 0 1 3-3h94a3 3 0 0 1 3 3v11H167z" />
      <path
        class="line-0"
        d="M167 35.5h100M167 49.5h100M167 63.5h100M167 77.5h100M210.5 21v71M240.5 21v71"
      />
      <g class="ink-0">
        <rect x="173" y="41" width="28" height="3" rx="1.5" />
        <rect x="173" y="55" width="24" height="3" rx="1.5" />
        <rect x="173" y="69" width="30" height="3" rx="1.5" />
        <rect x="173" y="83" width="22" height="3" rx="1.5" />
      </g>
      <g class="ink-1">
        <rect x="220" y="41" width="14" height="3" rx="1.5" />
        <rect x="216" y="55" width="18" height="3" rx="1.5" />
        <rect x="224" y="69" width="10" height="3" rx="1.5" />
        <rect x="214" y="83" width="20" height="3" rx="1.5" />
      </g>
    </svg>
  );
}
