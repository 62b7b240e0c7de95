import { formatAddress } from '../../model/address';
import { cellRect } from '../../model/rect';
import { writeNote } from '../cell-menu';
import type { Workbench } from '../workbench';

/** The box a note is written in. Leaving it keeps the note, Escape does not. */
export function NoteEditor({ workbench, toSheet }: { workbench: Workbench; toSheet(): void }) {
  const draft = workbench.note.value;
  if (!draft) return null;
  const { at, x, y, text, sheet } = draft;
  const left = Math.max(0, Math.min(x, innerWidth - 240));
  const top = Math.max(0, Math.min(y, innerHeight - 140));
  const leave = (written: string) => {
    if (workbench.note.value !== draft) return;
    workbench.note.value = undefined;
    if (written !== text && workbench.workbook.activeSheet === sheet) {
      writeNote(workbench, at, written);
    }
  };
  return (
    <textarea
      ref={(box) => box?.focus()}
      class="note-editor"
      style={`left:${left}px;top:${top}px`}
      aria-label={`Note on ${formatAddress(cellRect(at.row, at.column))}`}
      defaultValue={text}
      onBlur={({ currentTarget }) => leave(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        leave(text);
        currentTarget.blur();
        toSheet();
      }}
    />
  );
}
