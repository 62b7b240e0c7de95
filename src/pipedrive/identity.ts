import { AppError } from '../core/error';
import { pipelines } from './catalogue/pipelines';
import { currentUser } from './catalogue/users';
import { itemsOf } from './envelope';
import { fieldSources } from './catalogue/fields';
import { unlessForbidden } from './lookup';
import { listAll } from './paging';
import type { RequestOptions, Session } from './session';

/** Who a connection talks to, as Test Connection shows it. */
export interface Identity {
  readonly company: string;
  /** `acme` of acme.pipedrive.com. */
  readonly companyDomain: string;
  readonly user: string;
  readonly pipelines: number;
  /** Of deals, persons, organizations and products. */
  readonly customFields: number;
}

const customised = ['deal', 'person', 'organization', 'product'] as const;

/**
 * Asks Pipedrive who the token belongs to. Throws `company-mismatch` when that is another company
 * than the connection names, and what requests throw.
 */
export async function identify(
  session: Session,
  { signal }: RequestOptions = {},
): Promise<Identity> {
  const { version, path, cost } = currentUser.source;
  const body = await session.request({ method: 'GET', version, path, cost }, { signal });
  const [me = {}] = itemsOf(body);
  const companyDomain = String(me['company_domain'] ?? '');
  const named = session.settings.companyDomain;
  if (named !== '' && companyDomain !== '' && companyDomain.toLowerCase() !== named.toLowerCase())
    throw new AppError('company-mismatch', { company: named, actual: companyDomain });
  const [pipelineList, ...fieldLists] = await Promise.all([
    unlessForbidden(listAll(session, pipelines.source, { signal })),
    ...customised.map((owner) =>
      unlessForbidden(listAll(session, fieldSources[owner], { signal })),
    ),
  ]);
  return {
    company: String(me['company_name'] ?? companyDomain),
    companyDomain,
    user: String(me['name'] ?? ''),
    pipelines: pipelineList!.length,
    customFields: fieldLists.flat().filter((field) => field['is_custom_field'] === true).length,
  };
}
