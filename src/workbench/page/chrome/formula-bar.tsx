import { useSignal } from '@preact/signals';
import { formatAddress } from '../../model/address';
import { cellRect, isCell } from '../../model/rect';
import type { Workbench } from '../workbench';

interface FormulaBarProps {
  readonly workbench: Workbench;
  /** Gives the focus back to the sheet, after showing the active cell. */
  readonly toSheet: () => void;
}

/** Name box (also goes to an address, a name or a table) and the contents of the active cell. */
export function FormulaBar({ workbench, toSheet }: FormulaBarProps) {
  void workbench.revision.value;
  const { cursor, editing, workbook } = workbench;
  const { row, column } = cursor.place.value.active;
  const draft = editing.draft.value;
  const typedAddress = useSignal<string | undefined>(undefined);
  const { rect } = cursor;
  const address = isCell(rect) ? formatAddress(rect) : formatAddress(cellRect(row, column));

  const goTo = (text: string) => {
    typedAddress.value = undefined;
    const sheet = workbook.activeSheet;
    workbench.attempt(() => {
      const named = workbook.resolveName(text, sheet);
      if (named && named.sheet !== sheet) workbook.activate(named.sheet);
      cursor.selectRect(named?.rect ?? sheet.parse(text));
    });
    toSheet();
  };

  return (
    <div class="formula-bar" data-region>
      <input
        class="name-box"
        aria-label="Name Box"
        spellcheck={false}
        value={typedAddress.value ?? address}
        onInput={({ currentTarget }) => (typedAddress.value = currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={() => (typedAddress.value = undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') goTo(event.currentTarget.value);
          if (event.key === 'Escape') toSheet();
        }}
      />
      <span class="function-mark" aria-hidden="true">
        fx
      </span>
      <input
        class="formula-input"
        aria-label="Formula Bar"
        spellcheck={false}
        value={draft?.text ?? workbook.activeSheet.editText(row, column)}
        onFocus={() => {
          if (!draft) editing.begin({ row, column }, false);
        }}
        onInput={({ currentTarget }) => editing.change(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editing.cancel();
          else if (event.key !== 'Enter' || !editing.commit()) return;
          else cursor.select({ row: row + 1, column });
          toSheet();
        }}
      />
    </div>
  );
}
