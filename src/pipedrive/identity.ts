import { AppError } from '../core/error';
import type { RequestOptions, Session } from './session';

/** Who a connection talks to, as Test Connection shows it. */
export interface Identity {
  readonly company: string;
  /** `acme` of acme.pipedrive.com. */
  readonly companyDomain: string;
  readonly user: string;
  readonly pipelines: number;
  readonly customFields: number;
}

export async function identify(_session: Session, _options?: RequestOptions): Promise<Identity> {
  throw new AppError('unexpected');
}
