import { useEffect } from 'preact/hooks';
import { reports } from '../../workbook/report';
import { focusUnlessMoved } from '../controls/focus';
import { LiveRegion, Note, Working } from '../controls/message';
import { SubViewHead, View } from '../controls/view';
import { Field, Select } from '../controls/field';
import { ConnectionSelect } from '../get-data/connection-select';
import { FailureMessage } from '../get-data/failure';
import { hostProblem } from '../get-data/host-problem';
import { costText } from '../get-data/plan-text';
import { usePane, type Pane } from '../pane';
import { Picture } from './picture';
import { createReports, type Reports } from './reports';

/** One gallery for each pane: what it has read outlives its view. */
const galleries = new WeakMap<Pane, Reports>();

function galleryOf(pane: Pane): Reports {
  const gallery = galleries.get(pane) ?? createReports(pane);
  galleries.set(pane, gallery);
  return gallery;
}

/** Reports to choose from: one click makes a table and a chart on a new sheet. */
export function ReportsView() {
  const pane = usePane();
  const { getData, language, services } = pane;
  const gallery = galleryOf(pane);
  const problem = hostProblem(services.host);
  const plans = gallery.plans.value;
  // Back from a report that was not made, the focus is on that one again.
  const [first] = reports;
  const entry = (getData.run.ending.value && gallery.made.value) ?? first.id;
  useEffect(() => focusUnlessMoved(`report-${entry}`), []);
  return (
    <View
      label="Get Data"
      ruled
      onEscape={() => getData.showTables()}
      top={
        <>
          <SubViewHead title="Reports" backLabel="All tables" onBack={() => getData.showTables()} />
          <ConnectionSelect />
          <PipelineSelect gallery={gallery} />
        </>
      }
      foot={
        <>
          <Outcome gallery={gallery} />
          {problem && <Note icon="warning">{problem}</Note>}
          <Note icon="info">
            Amounts are shown per currency. A report is a workbook query: refresh it like any other.
          </Note>
        </>
      }
    >
      <div class="gallery" role="group" aria-label="Reports">
        {reports.map(({ id, title, help }) => {
          const query = plans.get(id);
          return (
            <button
              key={id}
              type="button"
              id={`report-${id}`}
              aria-labelledby={`report-${id}-title`}
              aria-describedby={`report-${id}-help report-${id}-cost`}
              aria-disabled={problem ? 'true' : undefined}
              onClick={() => !problem && gallery.make(id)}
            >
              <Picture report={id} />
              <span class="row-title" id={`report-${id}-title`}>
                {title}
              </span>
              <span class="row-meta" id={`report-${id}-help`}>
                {help}
              </span>
              <span class="row-meta number" id={`report-${id}-cost`}>
                {query ? costText(query.plan, language) : '\u00a0'}
              </span>
            </button>
          );
        })}
      </div>
    </View>
  );
}

/** Which pipeline the reports are about. */
function PipelineSelect({ gallery }: { gallery: Reports }) {
  const { value } = gallery.pipelines;
  const pipelines = value.kind === 'ready' ? value.value : [];
  return (
    <Field id="report-pipeline" label="Pipeline" inline>
      {(links) => (
        <Select
          {...links}
          value={String(gallery.pipeline.value ?? '')}
          options={[
            { value: '', label: 'All pipelines' },
            ...pipelines.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(id) => gallery.usePipeline(id === '' ? undefined : Number(id))}
        />
      )}
    </Field>
  );
}

/** How the last report ended that was not made, and what cannot be read. */
function Outcome({ gallery }: { gallery: Reports }) {
  const ending = usePane().getData.run.ending.value;
  const failure = gallery.failure.value;
  return (
    <>
      <LiveRegion role="status">
        {ending?.kind === 'stopped' && <Note icon="stop">{ending.text}</Note>}
        {gallery.starting.value && <Working>Looking at what to read</Working>}
      </LiveRegion>
      <LiveRegion role="alert">
        {ending?.kind === 'failed' && <FailureMessage code={ending.code} text={ending.text} />}
        {failure && (
          <FailureMessage code={failure.code} text={failure.message} onRetry={gallery.retry} />
        )}
      </LiveRegion>
    </>
  );
}
