import { useSignal } from '@preact/signals';
import type { SchemaColumn } from '../../pipedrive/schema';
import { operatorsFor, type OperatorId } from '../../query/operators';
import type { Filter } from '../../query/query';
import { Button } from '../controls/button';
import { Field, Select } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { Note } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { withItem, type Builder } from './builder';
import { enteredFilter, firstOperator, shownValues, valueEntry } from './filter-draft';
import { FilterValues } from './filter-values';
import type { Planned } from './query-builder';

/** Adds a filter or changes one, and says where it will run. */
export function FilterView() {
  const { getData } = usePane();
  const view = getData.view.value;
  const builder = getData.query.builder.value;
  const index = 'index' in view ? view.index : undefined;
  if (!builder) return <View label="Get Data">{null}</View>;
  const filter = index === undefined ? undefined : builder.filters[index];
  return <FilterForm builder={builder} filter={filter} index={index} />;
}

interface FilterFormProps {
  readonly builder: Builder;
  readonly filter: Filter | undefined;
  readonly index: number | undefined;
}

function FilterForm({ builder, filter, index }: FilterFormProps) {
  const { getData, language } = usePane();
  const columns = getData.query.columns.value;
  const start = columns.get(filter?.column ?? builder.order[0]!)!;
  const column = useSignal(start);
  const operator = useSignal<OperatorId>(filter?.operator ?? firstOperator(start));
  const values = useSignal<readonly string[]>(filter ? shownValues(filter, start, language) : []);
  const failure = useSignal('');

  const chooseColumn = (name: string) => {
    const next = columns.get(name)!;
    column.value = next;
    operator.value = firstOperator(next);
    values.value = [];
    failure.value = '';
  };
  const chooseOperator = (id: OperatorId) => {
    const kept = valueEntry(column.value, id) === valueEntry(column.value, operator.value);
    operator.value = id;
    if (!kept) values.value = values.value.slice(0, 1);
    failure.value = '';
  };
  const entered = enteredFilter(column.value, operator.value, values.value, language);
  const planned = getData.query.planFilter(entered);
  const close = () => getData.showBuilder('add-filter');
  const apply = () => {
    if (!planned) return;
    if ('error' in planned) {
      failure.value = planned.error.message;
      return focusSoon('filter-value');
    }
    getData.change({ ...builder, filters: withItem(builder.filters, entered, index) });
    close();
  };

  return (
    <View
      label="Get Data"
      onEscape={close}
      onSubmit={apply}
      top={
        <SubViewHead
          title={`Filter on ${getData.source.entry.value?.name ?? ''}`}
          backLabel="Back to builder"
          onBack={close}
        />
      }
      foot={
        <>
          <Note icon="info">{placeText(planned, column.value)}</Note>
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
        <Field id="filter-column" label="Column">
          {(links) => (
            <Select
              {...links}
              value={column.value.name}
              options={builder.order.map((name) => ({ value: name, label: name }))}
              onChange={chooseColumn}
            />
          )}
        </Field>
        <Field id="filter-operator" label="Operator">
          {(links) => (
            <Select
              {...links}
              value={operator.value}
              options={operatorsFor(column.value.type).map(({ id, label }) => ({
                value: id,
                label,
              }))}
              onChange={(id) => chooseOperator(id as OperatorId)}
            />
          )}
        </Field>
        <FilterValues
          column={column.value}
          entry={valueEntry(column.value, operator.value)}
          values={values.value}
          error={failure.value || undefined}
          onChange={(next) => {
            values.value = next;
            failure.value = '';
          }}
        />
      </div>
    </View>
  );
}

/** Where the filter will run, once its values are complete. */
function placeText(planned: Planned | undefined, { name }: SchemaColumn): string {
  if (!planned || 'error' in planned) return 'Rows must pass every filter of the query.';
  const { pushed, local } = planned.plan;
  if (local.length === 0) return `Pipedrive filters by ${name}, so fewer rows are read.`;
  if (pushed.length > 0)
    return `Pipedrive narrows the rows by ${name}; the exact filter runs here. No extra requests.`;
  return `Rows are filtered by ${name} here, after they are read. No extra requests.`;
}
