import type { ProcedureEntry } from '../../connection/procedure-entry';
import { AppError } from '../../core/error';
import { itemsOf } from '../envelope';
import type { JsonObject } from '../json';
import { scalars } from '../scalar';
import type { Session } from '../session';
import { change, column, idOf, parameter, uuidOf } from './facts';

/** Between two looks at a conversion, and how often it is looked at: two minutes altogether. */
const pauseMs = 1_000;
const maxLooks = 120;

interface Conversion {
  /** `leads/…` or `deals/…` */
  readonly path: string;
  readonly target: 'deal' | 'lead';
  readonly body?: JsonObject;
}

/**
 * Starts a conversion and waits for its end; answers with what it became. Throws
 * `conversion-failed`, `conversion-unfinished`, and what requests throw.
 */
async function convert(
  { path, target, body }: Conversion,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<JsonObject> {
  const request = { method: 'POST', version: 'v2', path: `${path}/convert/${target}` } as const;
  const job = await change({ ...request, cost: 40, ...(body ? { body } : {}) }, session, signal);
  const status = `${path}/convert/status/${encodeURIComponent(String(job['conversion_id']))}`;
  for (let look = 0; look < maxLooks; look++) {
    const [state = {}] = itemsOf(
      await session.request({ method: 'GET', version: 'v2', path: status, cost: 1 }, { signal }),
    );
    if (state['status'] === 'completed') return state;
    if (state['status'] === 'failed' || state['status'] === 'rejected')
      throw new AppError('conversion-failed', { target });
    await session.clock.sleep(pauseMs, signal);
  }
  throw new AppError('conversion-unfinished', { target });
}

export const conversions: readonly ProcedureEntry<Session>[] = [
  {
    name: 'ConvertLeadToDeal',
    help: 'Makes a deal of a lead; the lead is gone afterwards.',
    parameters: [
      parameter('LeadId', 'Lead Id', 'Id of the lead.', true),
      parameter('StageId', 'Stage Id', 'Stage of the deal; empty is the first one.'),
      parameter('PipelineId', 'Pipeline Id', 'Pipeline of the deal; empty is the default one.'),
    ],
    columns: [column('DealId', 'integer', 'Id of the deal')],
    async run(values, session, signal) {
      const lead = uuidOf(values['LeadId']!, 'Lead Id');
      const { StageId: stage = '', PipelineId: pipeline = '' } = values;
      const body = {
        ...(stage ? { stage_id: idOf(stage, 'Stage Id') } : {}),
        ...(pipeline ? { pipeline_id: idOf(pipeline, 'Pipeline Id') } : {}),
      };
      const done = await convert({ path: `leads/${lead}`, target: 'deal', body }, session, signal);
      return [[scalars.integer(done['deal_id'])]];
    },
  },
  {
    name: 'ConvertDealToLead',
    help: 'Makes a lead of a deal; the deal is gone afterwards.',
    parameters: [parameter('DealId', 'Deal Id', 'Id of the deal.', true)],
    columns: [column('LeadId', 'text', 'Id of the lead')],
    async run(values, session, signal) {
      const deal = idOf(values['DealId']!, 'Deal Id');
      const done = await convert({ path: `deals/${deal}`, target: 'lead' }, session, signal);
      return [[scalars.text(done['lead_id'])]];
    },
  },
];
