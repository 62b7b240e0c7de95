import type { ComponentChildren } from 'preact';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { Note } from '../controls/message';
import { ProgressBar } from '../controls/progress';
import { View } from '../controls/view';
import { usePane } from '../pane';
import type { Run } from './import-run';
import { runFigures, runSteps, type RunStep } from './run-figures';

/** An import under way: how far it is, and Stop. */
export function RunningView({ run }: { run: Extract<Run, { kind: 'running' }> }) {
  const { getData, language } = usePane();
  const { query, progress, stageStarted, now, destination } = run;
  const { name: table } = query;
  const figures = runFigures(progress, query.plan, now - stageStarted, language);
  const steps = runSteps(table, progress, destination, language);
  const title = `Importing ${table}`;
  return (
    <View
      label="Get Data"
      onEscape={() => getData.run.stop()}
      top={
        <div class="view-head">
          <h2 class="view-title truncate">{title}</h2>
        </div>
      }
      foot={
        <>
          <Note icon="info">
            Nothing is shown until every row is here. If you stop, the workbook stays as it was.
          </Note>
          <div class="actions">
            <Button icon="stop" id="stop-import" onClick={() => getData.run.stop()}>
              Stop
            </Button>
          </div>
        </>
      }
    >
      <div class="stack">
        <div class="stack tight">
          <ProgressBar
            label={title}
            value={figures.value}
            total={figures.total}
            text={figures.text}
          />
          <div class="spread">
            <span class="number">{figures.text}</span>
            <span class="number quiet">{figures.percent}</span>
          </div>
        </div>
        <dl class="facts number">
          {figures.facts.map(({ term, text }) => [<dt>{term}</dt>, <dd>{text}</dd>])}
        </dl>
        <hr class="rule" />
        <ol class="steps">
          {steps.map(({ state, text }) => (
            <li key={text} class={state === 'pending' ? 'pending' : undefined}>
              {marks[state]}
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </div>
    </View>
  );
}

const marks: Record<RunStep['state'], ComponentChildren> = {
  done: (
    <span class="tone-success">
      <Icon name="ok" />
    </span>
  ),
  running: <span class="spinner" aria-hidden="true" />,
  pending: <span class="hollow" />,
};
