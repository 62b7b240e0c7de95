import { useEffect, useRef } from 'preact/hooks';
import { DialogWindow } from './chrome/dialog';
import { FloatingMenu } from './chrome/floating-menu';
import { FormulaBar } from './chrome/formula-bar';
import { Icon } from './chrome/icon';
import { NoteEditor } from './chrome/note-editor';
import { Pane } from './chrome/pane';
import { Ribbon } from './chrome/ribbon';
import { SheetTabs } from './chrome/sheet-tabs';
import { StatusBar } from './chrome/status-bar';
import { TitleBar } from './chrome/title-bar';
import type { SheetGrid } from './grid/sheet-grid';
import type { Workbook } from '../model/workbook';
import { nextRegion } from './regions';
import type { Workbench } from './workbench';

interface AppProps {
  readonly workbench: Workbench;
  readonly grid: SheetGrid;
  /** Shows another workbook in the place of this one. */
  readonly open: (workbook: Workbook) => void;
}

/** The whole page, laid out as Excel on the web is. */
export function App({ workbench, grid, open }: AppProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    sheet.current?.append(grid.root);
    grid.focus();
  }, [grid]);
  const { notice } = workbench;
  return (
    <div
      class="app"
      onKeyDown={(event) => {
        if (event.key !== 'F6') return;
        event.preventDefault();
        nextRegion(event.currentTarget, event.shiftKey ? -1 : 1)?.focus();
      }}
    >
      <header>
        <TitleBar workbench={workbench} open={open} />
        <Ribbon workbench={workbench} />
        <FormulaBar
          workbench={workbench}
          toSheet={() => {
            grid.reveal(workbench.cursor.active);
            grid.focus();
          }}
        />
      </header>
      <div class="notice" role="alert">
        {notice.value && (
          <>
            <span>{notice.value}</span>
            <button
              type="button"
              class="bar-button icon-only"
              aria-label="Dismiss"
              onClick={() => (notice.value = '')}
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </div>
      <div class="work">
        <main class="sheet-area">
          <div
            ref={sheet}
            id="sheet-panel"
            class="sheet-panel"
            role="tabpanel"
            aria-label="Sheet"
            data-region
          />
          <SheetTabs workbench={workbench} />
          <NoteEditor workbench={workbench} toSheet={() => grid.focus()} />
          <FloatingMenu workbench={workbench} toSheet={() => grid.focus()} />
        </main>
        <Pane workbench={workbench} />
      </div>
      <StatusBar workbench={workbench} />
      <DialogWindow workbench={workbench} />
    </div>
  );
}
