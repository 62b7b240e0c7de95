import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { summary, type Summary } from '../summary';
import type { Workbench } from '../workbench';
import { ApiCoverage } from './api-coverage';

/** Milliseconds the selection must rest before it is summed up. */
const restTime = 100;

/** Mode, sum of the selection, and what the add-in asked for that the workbench does not know. */
export function StatusBar({ workbench }: { workbench: Workbench }) {
  const { cursor, editing, revision, workbook } = workbench;
  const shown = useSignal<Summary | undefined>(undefined);
  const { value: place } = cursor.place;
  const { value: count } = revision;
  useEffect(() => {
    const timer = setTimeout(() => {
      shown.value = summary(workbook.activeSheet, cursor.rect);
    }, restTime);
    return () => clearTimeout(timer);
  }, [place, count]);

  const draft = editing.draft.value;
  return (
    <footer class="status-bar" data-region>
      <span>{draft ? (draft.typed ? 'Enter' : 'Edit') : 'Ready'}</span>
      <ApiCoverage workbench={workbench} />
      <span class="grow" />
      {shown.value?.numbers ? (
        <span>Average: {format(shown.value.sum / shown.value.numbers)}</span>
      ) : null}
      {shown.value && shown.value.count > 1 && <span>Count: {format(shown.value.count)}</span>}
      {shown.value?.numbers ? <span>Sum: {format(shown.value.sum)}</span> : null}
    </footer>
  );
}

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const format = (value: number): string => numbers.format(value);
