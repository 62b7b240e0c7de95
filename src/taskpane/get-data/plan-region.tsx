import { LiveRegion, Note } from '../controls/message';
import { usePane } from '../pane';
import { hostProblem } from './host-problem';
import { FailureMessage } from './failure';
import { costText } from './plan-text';

export const planId = 'plan';

/** What will happen where and at what cost, before it does; or why nothing can be planned yet. */
export function PlanRegion() {
  const { getData, language, services } = usePane();
  const problem = hostProblem(services.host);
  const planned = getData.query.planned.value;
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
      {planned && (
        <div class="plan" role="region" aria-label="Plan" id={planId}>
          {'plan' in planned ? (
            <>
              <div class="spread">
                <h3>Plan</h3>
                <span class="number">{costText(planned.plan, language)}</span>
              </div>
              <dl class="facts">
                {planned.plan.lines.map(({ where, text }) => [<dt>{where}</dt>, <dd>{text}</dd>])}
              </dl>
            </>
          ) : (
            <Note icon="info">{planned.error.message}</Note>
          )}
        </div>
      )}
    </>
  );
}
