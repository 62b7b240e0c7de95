import { Button } from '../controls/button';
import { Working } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import type { Language } from '../language';
import { usePane } from '../pane';
import { cellText, isNumeric } from './cell-text';
import { LoadFailure } from './failure';
import type { PreviewedRows } from './preview';
import { isPreviewSorted } from './ready-query';

/** The first rows, as the sheet will show them. */
export function PreviewView() {
  const { getData, language, services } = usePane();
  const rows = getData.preview.rows.value;
  const isEdit = getData.editing.value !== undefined;
  const back = () => getData.showBuilder('preview');
  return (
    <View
      label="Get Data"
      onEscape={back}
      top={
        <>
          <SubViewHead
            title={`Preview of ${getData.ready.value?.name ?? ''}`}
            backLabel="Back to builder"
            onBack={back}
          />
          {rows.kind === 'ready' && <p class="quiet">{headText(rows.value, language)}</p>}
        </>
      }
      foot={
        <div class="actions">
          <Button
            look="primary"
            disabled={!services.host.supported}
            onClick={isEdit ? getData.apply : getData.import}
          >
            {isEdit ? 'Apply' : 'Import'}
          </Button>
        </div>
      }
    >
      {rows.kind === 'loading' && <Working>Reading the first rows</Working>}
      {rows.kind === 'failed' && (
        <LoadFailure error={rows.error} onRetry={() => getData.openPreview()} />
      )}
      {rows.kind === 'ready' && rows.value.result.rows.length > 0 && (
        <PreviewTable rows={rows.value} zone={services.zone} language={language} />
      )}
      {rows.kind === 'ready' && (
        <ul class="stack tight quiet preview-notes">
          {previewNotes(rows.value, services.zone).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </View>
  );
}

function headText({ result, query: { plan }, at }: PreviewedRows, language: Language): string {
  const time = `read at ${language.time(at)}`;
  const count = result.rows.length;
  const { complete, rowsRead } = result;
  if (count === 0)
    return complete
      ? `No rows, ${time}`
      : `No row among the first ${language.number(rowsRead)} passes, ${time}`;
  if (!plan.rows || complete) return `First ${language.count(count, 'row', 'rows')}, ${time}`;
  const about =
    plan.rows.kind === 'exactly' ? '' : plan.rows.kind === 'about' ? 'about ' : 'at most ';
  return `First ${language.number(count)} of ${about}${language.count(plan.rows.count, 'row', 'rows')}, ${time}`;
}

function previewNotes({ result, query }: PreviewedRows, zone: string): string[] {
  const has = (type: string) => result.columns.some((column) => column.type === type);
  return [
    ...(isPreviewSorted(query) ? [] : ['Not sorted yet: sorting needs every row.']),
    ...(has('datetime') ? [`Dates and times are shown in ${zone}.`] : []),
    ...(has('money') ? ['Amounts keep their own currency.'] : []),
    ...(has('text') ? ['Text that looks like a formula stays text.'] : []),
  ];
}

interface PreviewTableProps {
  readonly rows: PreviewedRows;
  readonly zone: string;
  readonly language: Language;
}

function PreviewTable({ rows: { result }, zone, language }: PreviewTableProps) {
  const columns = result.columns.map((column) => ({
    name: column.name,
    text: cellText(column, zone, language),
    look: isNumeric(column) ? 'num' : undefined,
  }));
  return (
    <div
      class="table-scroll"
      tabIndex={0}
      role="group"
      aria-label="Preview, scrolls sideways"
      id="preview-table"
    >
      <table class="data" aria-label="Preview">
        <thead>
          <tr>
            {columns.map(({ name, look }, index) => (
              <th key={name} class={index === 0 ? 'sticky' : look} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row, at) => (
            <tr key={at}>
              {columns.map(({ name, text, look }, index) => {
                const shown = text(row[index] ?? null);
                return index === 0 ? (
                  <th key={name} class="sticky" scope="row" title={shown}>
                    {shown}
                  </th>
                ) : (
                  <td key={name} class={look} title={shown.length > 20 ? shown : undefined}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
