import type { Workbench } from '../workbench';
import { MenuList } from './menu-list';

/** The menu that a right click, a filter button or Alt+Down opened at some place of the sheet. */
export function FloatingMenu({ workbench, toSheet }: { workbench: Workbench; toSheet(): void }) {
  const { menu } = workbench;
  const open = menu.value;
  if (!open) return null;
  const height = open.items().length * 30 + 8;
  const left = Math.max(0, Math.min(open.x, innerWidth - 240));
  const top = Math.max(0, Math.min(open.y, innerHeight - Math.min(height, 400)));
  // Reading the revision: items that are on or off change while the menu is open.
  void workbench.revision.value;
  return (
    <div class="floating-menu">
      <MenuList
        key={`${open.label} ${left} ${top}`}
        label={open.label}
        class="menu floating"
        style={`left:${left}px;top:${top}px`}
        items={open.items()}
        close={(focus) => {
          menu.value = undefined;
          if (focus) toSheet();
        }}
      />
    </div>
  );
}
