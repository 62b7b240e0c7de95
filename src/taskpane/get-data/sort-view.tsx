import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Sort } from '../../query/query';
import { Button } from '../controls/button';
import { Choice } from '../controls/choice';
import { Field, Select } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { Note } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { withItem } from './builder';
import { sortWords } from './filter-text';

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Adds a column to sort by, or changes one. */
export function SortView() {
  const { getData } = usePane();
  const view = getData.view.value;
  const builder = getData.query.builder.value!;
  const columns = getData.query.columns.value;
  const index = 'index' in view ? view.index : undefined;
  const edited = index === undefined ? undefined : builder.sort[index];
  const taken = builder.sort.map(({ column }) => column).filter((name) => name !== edited?.column);
  const names = builder.order.filter((name) => !taken.includes(name));
  const column = useSignal(edited?.column ?? names[0] ?? '');
  const descending = useSignal(edited?.descending ?? false);
  useEffect(() => focusSoon('sort-column'), []);

  const close = () => getData.showBuilder('add-sort');
  const apply = () => {
    if (column.value === '') return close();
    const sort: Sort = { column: column.value, descending: descending.value };
    getData.change({ ...builder, sort: withItem(builder.sort, sort, index) });
    close();
  };
  const words = sortWords(columns.get(column.value)?.type ?? 'text');

  return (
    <View
      label="Get Data"
      onEscape={close}
      onSubmit={apply}
      top={
        <SubViewHead
          title={`Sort ${getData.source.entry.value?.name ?? ''}`}
          backLabel="Back to builder"
          onBack={close}
        />
      }
      foot={
        <>
          <Note icon="info">
            Rows that tie are sorted by the next column. Empty values come last.
          </Note>
          <div class="actions">
            <Button look="primary" onClick={apply}>
              Apply
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <Field id="sort-column" label="Column">
          {(links) => (
            <Select
              {...links}
              value={column.value}
              options={names.map((name) => ({ value: name, label: name }))}
              onChange={(name) => (column.value = name)}
            />
          )}
        </Field>
        <div role="radiogroup" aria-labelledby="sort-order">
          <span class="label" id="sort-order">
            Order
          </span>
          {words.map((text, at) => (
            <Choice
              key={text}
              type="radio"
              name="sort-order"
              id={`sort-order-${at}`}
              label={capitalised(text)}
              checked={descending.value === (at === 1)}
              onChange={() => (descending.value = at === 1)}
            />
          ))}
        </div>
      </div>
    </View>
  );
}
