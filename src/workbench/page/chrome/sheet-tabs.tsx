import { useSignal } from '@preact/signals';
import { copySheet } from '../../model/copy-sheet';
import type { Sheet } from '../../model/sheet';
import type { Workbench } from '../workbench';
import { Icon } from './icon';
import { MenuButton } from './menu';

/** One tab per visible sheet. Double-click renames; the menu, also by right click, does everything else. */
export function SheetTabs({ workbench }: { workbench: Workbench }) {
  void workbench.revision.value;
  const { workbook } = workbench;
  const renamed = useSignal<Sheet | undefined>(undefined);
  const sheets = workbook.sheets.filter(({ visibility }) => visibility === 'Visible');
  const active = workbook.activeSheet;

  const activate = (sheet: Sheet) => {
    if (!workbench.editing.commit()) return;
    workbench.attempt(() => workbook.activate(sheet));
  };
  const rename = (sheet: Sheet, name: string) => {
    if (renamed.value !== sheet) return;
    renamed.value = undefined;
    if (!sheet.deleted && name !== '') workbench.attempt(() => sheet.rename(name));
  };
  const act = (action: () => void) => workbench.attempt(action);
  const place = sheets.indexOf(active);
  const moves = [
    ['left', 'Move left', sheets[place - 1]],
    ['right', 'Move right', sheets[place + 1]],
  ] as const;
  const hidden = workbook.sheets.filter(({ visibility }) => visibility === 'Hidden');
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || renamed.value) return;
    event.preventDefault();
    const next = sheets[(sheets.indexOf(active) + step + sheets.length) % sheets.length]!;
    activate(next);
    document.getElementById(tabId(next))?.focus();
  };

  return (
    <div class="sheet-bar" data-region>
      <div class="sheet-tabs" role="tablist" aria-label="Sheets" onKeyDown={onKeyDown}>
        {sheets.map((sheet) =>
          renamed.value === sheet ? (
            <input
              key={sheet.id}
              class="sheet-name"
              aria-label="Sheet name"
              ref={(input) => input?.focus()}
              defaultValue={sheet.name}
              maxLength={31}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onBlur={({ currentTarget }) => rename(sheet, currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') renamed.value = undefined;
                if (event.key === 'Enter') rename(sheet, event.currentTarget.value);
              }}
            />
          ) : (
            <button
              key={sheet.id}
              id={tabId(sheet)}
              type="button"
              role="tab"
              class="sheet-tab"
              aria-selected={sheet === active}
              aria-controls="sheet-panel"
              tabIndex={sheet === active ? 0 : -1}
              style={sheet.layout.tabColor && `--tab-color:${sheet.layout.tabColor}`}
              onClick={() => activate(sheet)}
              onDblClick={() => (renamed.value = sheet)}
              onContextMenu={(event) => {
                event.preventDefault();
                activate(sheet);
                if (workbook.activeSheet === sheet) document.getElementById(menuId)?.click();
              }}
            >
              {sheet.protection.on && <Icon name="lock" size={12} />}
              {sheet.name}
            </button>
          ),
        )}
      </div>
      <button
        type="button"
        class="bar-button icon-only"
        aria-label="New sheet"
        title="New sheet"
        onClick={() =>
          workbench.attempt(() =>
            workbook.activate(workbook.addSheet(undefined, active.position + 1)),
          )
        }
      >
        <Icon name="add" />
      </button>
      <MenuButton
        class="bar-button icon-only"
        label="Sheet options"
        up
        id={menuId}
        items={[
          { id: 'rename', label: 'Rename', run: () => (renamed.value = active) },
          {
            id: 'duplicate',
            label: 'Duplicate',
            run: () => act(() => workbook.activate(copySheet(active, active.position + 1))),
          },
          ...moves.map(([id, label, to]) => ({
            id,
            label,
            disabled: !to,
            run: () => act(() => to && workbook.moveSheet(active, to.position)),
          })),
          {
            id: 'hide',
            label: 'Hide',
            disabled: sheets.length < 2,
            run: () => act(() => active.setVisibility('Hidden')),
          },
          ...hidden.map((sheet) => ({
            id: `unhide-${sheet.id}`,
            label: `Unhide ${sheet.name}`,
            run: () =>
              act(() => {
                sheet.setVisibility('Visible');
                workbook.activate(sheet);
              }),
          })),
          {
            id: 'delete',
            label: 'Delete',
            disabled: sheets.length < 2,
            run: () => act(() => workbook.deleteSheet(active)),
          },
        ]}
      >
        <Icon name="chevron" />
      </MenuButton>
    </div>
  );
}

const menuId = 'sheet-options';
const tabId = ({ id }: Sheet): string => `sheet-${id.replace(/[{}]/g, '')}`;
