import { useSignal } from '@preact/signals';
import type { Workbook } from '../../model/workbook';
import { sentenceOfError } from '../error-sentence';
import type { Workbench } from '../workbench';
import { Icon } from './icon';

interface TitleBarProps {
  readonly workbench: Workbench;
  /** Shows another workbook in the place of this one. */
  readonly open: (workbook: Workbook) => void;
}

/** Document name, and what concerns the workbench as a whole. */
export function TitleBar({ workbench, open: openFile }: TitleBarProps) {
  const { theme, workbook } = workbench;
  const dark = theme.value === 'dark';
  const busy = useSignal(false);
  const download = async () => {
    busy.value = true;
    try {
      // Large, and not needed before: loaded with the first download.
      const { downloadXlsx } = await import('../download');
      await painted();
      downloadXlsx(workbook);
    } catch (error) {
      workbench.notice.value = sentenceOfError(error);
    } finally {
      busy.value = false;
    }
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    busy.value = true;
    try {
      const { openFileOf } = await import('../open-file');
      openFile(await openFileOf(file));
    } catch (error) {
      workbench.notice.value = sentenceOfError(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <div class="title-bar" data-region>
      <span class="app-mark">
        <Icon name="sheet" size={18} />
      </span>
      <h1 class="document-name">{workbook.fileName.replace(/\.xlsx$/, '')}</h1>
      <span
        class="app-name"
        title="This page plays Excel on the web for an add-in under development"
      >
        Workbench
      </span>
      <span class="grow" />
      <button type="button" class="bar-button" onClick={() => open(location.href, '_blank')}>
        <Icon name="file" />
        New workbook
      </button>
      <label class="bar-button">
        <Icon name="open" />
        Open .xlsx
        <input
          type="file"
          class="hidden-text"
          accept=".xlsx"
          disabled={busy.value}
          onChange={({ currentTarget }) => {
            void choose(currentTarget.files?.[0]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
      <button
        type="button"
        class="bar-button"
        disabled={busy.value}
        onClick={() => void download()}
      >
        <Icon name="download" />
        {busy.value ? 'Preparing .xlsx' : 'Download .xlsx'}
      </button>
      <button
        type="button"
        class="bar-button icon-only"
        aria-label="Dark theme"
        title="Dark theme"
        aria-pressed={dark}
        onClick={() => (theme.value = dark ? 'light' : 'dark')}
      >
        <Icon name={dark ? 'light' : 'dark'} />
      </button>
    </div>
  );
}

/** Resolves when what was set before is on the screen. */
const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
