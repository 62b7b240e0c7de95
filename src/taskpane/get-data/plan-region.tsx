import { LiveRegion, Note, Working } from '../controls/message';
import { usePane } from '../pane';
import { FailureMessage } from './failure';
import { hostProblem } from './host-problem';
import { costText } from './plan-text';

export const planId = 'plan';

/** What will happen where and at what cost, before it does; or why nothing can be planned yet. */
export function PlanRegion() {
  const { getData, services } = usePane();
  const problem = hostProblem(services.host);
  const ending = getData.run.ending.value;
  return (
    <>
      <LiveRegion role="status">
        {ending?.kind === 'stopped' && <Note icon="stop">{ending.text}</Note>}
      </LiveRegion>
      <LiveRegion role="alert">
        {ending?.kind === 'failed' && <FailureMessage code={ending.code} text={ending.text} />}
      </LiveRegion>
      {problem && <Note icon="warning">{problem}</Note>}
      <div class="plan" role="region" aria-label="Plan" id={planId}>
        <PlanBody />
      </div>
    </>
  );
}

function PlanBody() {
  const { getData, language } = usePane();
  const { ready, queryTab, query, sql } = getData;
  if (ready.value) {
    const { plan } = ready.value;
    return (
      <>
        <div class="spread">
          <h3>Plan</h3>
          <span class="number">{costText(plan, language)}</span>
        </div>
        <dl class="facts">
          {plan.lines.map(({ where, text }) => [<dt>{where}</dt>, <dd>{text}</dd>])}
        </dl>
      </>
    );
  }
  if (queryTab.value === 'sql') {
    if (sql.text.value.trim() === '')
      return <Note icon="info">Write a SELECT statement to see what it will read.</Note>;
    if (sql.judged.value?.kind === 'error')
      return <Note icon="info">The plan appears when the SQL has no error.</Note>;
    return <Working>Looking at the SQL</Working>;
  }
  const planned = query.planned.value;
  return planned && 'error' in planned ? <Note icon="info">{planned.error.message}</Note> : null;
}
