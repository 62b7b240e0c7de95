import { sentenceOf } from '../../core/error';
import { useSignal } from '@preact/signals';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { usePane } from '../pane';
import { cellParameter } from './cell-name';
import { cellValueText } from './cell-value-text';

interface FilterCellsProps {
  /** One cell, or the two ends of a range. */
  readonly count: 1 | 2;
  readonly cells: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (cells: readonly string[]) => void;
}

const labels = { 1: ['Cell'], 2: ['From cell', 'To cell'] } as const;

/** The cells whose values a filter takes when the query runs. */
export function FilterCells({ count, cells, error, onChange }: FilterCellsProps) {
  const { getData, language } = usePane();
  const failure = useSignal('');
  const put = (at: number, text: string) => {
    failure.value = '';
    onChange(labels[count].map((_, index) => (index === at ? text : (cells[index] ?? ''))));
  };
  const pick = async (at: number) => {
    try {
      const engine = await getData.source.loadEngine();
      const cell = await engine.selectedCell();
      put(at, cellParameter(cell) ?? cell);
    } catch (thrown) {
      failure.value = sentenceOf(thrown);
    }
  };
  return (
    <>
      {labels[count].map((label, at) => {
        const parameter = cellParameter(cells[at] ?? '');
        const [shown] = parameter ? getData.cells.shown([parameter]) : [];
        return (
          <div class="stack tight" key={label}>
            <Field
              id={at === 0 ? 'filter-value' : 'filter-value-to'}
              label={label}
              hint={
                shown?.value === undefined
                  ? 'A cell such as @Sheet1!A2, or @name for a named cell.'
                  : `Holds ${cellValueText(shown.value, language)} now.`
              }
              error={at === 0 ? failure.value || error : undefined}
            >
              {(links) => (
                <TextInput
                  {...links}
                  class="code"
                  value={cells[at] ?? ''}
                  placeholder="@Sheet1!A2"
                  onInput={(text) => put(at, text)}
                />
              )}
            </Field>
            <div class="actions">
              <Button small onClick={() => void pick(at)}>
                Use Selected Cell
              </Button>
            </div>
          </div>
        );
      })}
    </>
  );
}
