import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SchemaColumn } from '../../pipedrive/schema';
import { operatorEntry, operatorsFor, type OperatorId } from '../../query/operators';
import type { Filter, FilterValue } from '../../query/query';
import { Button } from '../controls/button';
import { Field, Select } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { Note } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import { withItem, type Builder } from './builder';
import {
  cellCount,
  cellFilter,
  comparesCells,
  enteredFilter,
  firstOperator,
  shownValues,
  valueEntry,
} from './filter-draft';
import { FilterCells } from './filter-cells';
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
  const wanted = 'column' in view ? view.column : undefined;
  return <FilterForm builder={builder} filter={filter} index={index} wanted={wanted} />;
}

interface FilterFormProps {
  readonly builder: Builder;
  readonly filter: Filter<FilterValue> | undefined;
  readonly index: number | undefined;
  /** The column to begin with. */
  readonly wanted: string | undefined;
}

function FilterForm({ builder, filter, index, wanted }: FilterFormProps) {
  const { getData, language } = usePane();
  const columns = getData.query.columns.value;
  const start = columns.get(filter?.column ?? wanted ?? builder.order[0]!)!;
  const column = useSignal(start);
  const operator = useSignal<OperatorId>(filter?.operator ?? firstOperator(start));
  const values = useSignal<readonly string[]>(filter ? shownValues(filter, start, language) : []);
  const isCell = useSignal(filter !== undefined && comparesCells(filter));
  const failure = useSignal('');
  useEffect(() => focusSoon('filter-column'), []);

  const chooseColumn = (name: string) => {
    const next = columns.get(name)!;
    column.value = next;
    operator.value = firstOperator(next);
    if (!isCell.value) values.value = [];
    failure.value = '';
  };
  const chooseOperator = (id: OperatorId) => {
    const kept =
      isCell.value || valueEntry(column.value, id) === valueEntry(column.value, operator.value);
    operator.value = id;
    if (!kept) values.value = values.value.slice(0, 1);
    failure.value = '';
  };
  const change = (next: readonly string[]) => {
    values.value = next;
    failure.value = '';
  };
  const cells = cellCount(operator.value);
  const entered =
    isCell.value && cells > 0
      ? cellFilter(column.value, operator.value, values.value)
      : enteredFilter(column.value, operator.value, values.value, language);
  const parameters = entered?.values.flatMap((value) =>
    typeof value === 'string' ? [] : [value.parameter],
  );
  useEffect(() => void getData.cells.read(parameters ?? []), [parameters?.join()]);
  const planned = entered && getData.query.planFilter(entered);
  const close = () => getData.showBuilder('add-filter');
  const apply = () => {
    const problem = !entered
      ? 'Enter a cell such as Sheet1!A2, or the name of a cell.'
      : planned && 'error' in planned
        ? planned.error.message
        : undefined;
    if (problem !== undefined || !entered) {
      failure.value = problem ?? '';
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
        <div class="field-pair">
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
          {cells > 0 && (
            <Field id="filter-source" label="Compare with">
              {(links) => (
                <Select
                  {...links}
                  value={isCell.value ? 'cell' : 'value'}
                  options={[
                    {
                      value: 'value',
                      label: operatorEntry(operator.value).values === 1 ? 'Value' : 'Values',
                    },
                    { value: 'cell', label: cells === 1 ? 'Worksheet cell' : 'Worksheet cells' },
                  ]}
                  onChange={(chosen) => {
                    isCell.value = chosen === 'cell';
                    change([]);
                  }}
                />
              )}
            </Field>
          )}
        </div>
        {isCell.value && cells !== 0 ? (
          <FilterCells
            count={cells}
            cells={values.value}
            error={failure.value || undefined}
            onChange={change}
          />
        ) : (
          <FilterValues
            column={column.value}
            entry={valueEntry(column.value, operator.value)}
            values={values.value}
            error={failure.value || undefined}
            onChange={change}
          />
        )}
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
