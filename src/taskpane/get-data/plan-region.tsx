import { Button } from '../controls/button';
import { LiveRegion, Note, Working } from '../controls/message';
import { usePane } from '../pane';
import { FailureMessage, LoadFailure } from './failure';
import { hostProblem } from './host-problem';
import { budgetText, costText } from './plan-text';

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
  const { ready, queryTab, sql, budget } = getData;
  if (ready.value) {
    const { plan } = ready.value;
    const share = budget.share.value;
    return (
      <>
        <div class="spread">
          <h3>Plan</h3>
          <span class="number">{costText(plan, language)}</span>
        </div>
        <dl class="facts">
          {plan.lines.map(({ where, text }) => [<dt>{where}</dt>, <dd>{text}</dd>])}
        </dl>
        {share && <p class="quiet number">{budgetText(share, language)}</p>}
      </>
    );
  }
  if (queryTab.value === 'builder') return sql.isOwn.value ? null : <BuilderProblem />;
  const judged = sql.judged.value;
  if (sql.text.value.trim() === '')
    return <Note icon="info">Write a SELECT statement to see what it will read.</Note>;
  if (judged?.kind === 'error')
    return <Note icon="info">The plan appears when the SQL has no error.</Note>;
  if (judged?.kind === 'failed') return <LoadFailure error={judged.error} onRetry={sql.judge} />;
  return <Working>Looking at the SQL</Working>;
}

/** Why what was built cannot run yet, and what would help. */
function BuilderProblem() {
  const { getData } = usePane();
  const { query, cells } = getData;
  const planned = query.planned.value;
  if (!planned)
    return query.builder.value ? <Working>Reading the cells of the filters</Working> : null;
  if (!('error' in planned)) return null;
  const { code, message, details } = planned.error;
  const missing = code === 'filter-required' || code === 'input-required';
  const column = missing ? String(details['column']) : undefined;
  const isCell = code === 'parameter-empty' || code === 'parameter-cell-missing';
  const readAgain = () => void cells.read(query.parameters.value);
  return (
    <>
      <Note icon="info">{message}</Note>
      {column && (
        <div class="actions">
          <Button small onClick={() => getData.show({ kind: 'filter', column })}>
            {`Add Filter on ${column}`}
          </Button>
        </div>
      )}
      {isCell && (
        <div class="actions">
          <Button small onClick={readAgain}>
            Read Cells Again
          </Button>
        </div>
      )}
    </>
  );
}
