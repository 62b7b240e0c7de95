import { bareDomain } from '../connection/company-domain';
import type { Grant } from '../connection/grant';
import type { ConnectionSettings } from '../connection/settings';
import { AppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';

/** What a session needs of the right to use Pipedrive. */
export type SessionGrant = Pick<Grant, 'accessToken' | 'rejected' | 'apiDomain'>;

/** What shows Pipedrive who asks. */
export interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  /** Must never stand in a message. */
  readonly secret: string;
  /** The company to ask, such as `acme`; '' = whichever the credential belongs to. */
  readonly company: string;
  /** What a 401 means that nothing can be done about. */
  readonly refusal: ErrorCode;
}

/** The credentials of a connection. Both calls throw what the grant throws. */
export interface Credentials {
  /** One to send now. */
  current(signal?: AbortSignal): Promise<Credential>;
  /** Another one after a 401, to be asked once for a request; undefined where there is none. */
  renewed(refused: Credential, signal?: AbortSignal): Promise<Credential | undefined>;
}

/** The credentials that a connection's AuthScheme asks for; OAuth needs a grant. */
export function connectionCredentials(
  settings: ConnectionSettings,
  grant: SessionGrant | undefined,
): Credentials {
  return settings.authScheme === 'Basic' ? apiToken(settings) : bearer(settings, grant);
}

function apiToken({ apiToken: secret, companyDomain: company }: ConnectionSettings): Credentials {
  const headers = { 'x-api-token': secret };
  const credential: Credential = { headers, secret, company, refusal: 'token-rejected' };
  return { current: async () => credential, renewed: async () => undefined };
}

function bearer(
  { companyDomain }: ConnectionSettings,
  grant: SessionGrant | undefined,
): Credentials {
  const signedIn = (): SessionGrant => {
    if (!grant) throw new AppError('sign-in-needed');
    return grant;
  };
  const credential = async (token: string): Promise<Credential> => ({
    headers: { authorization: `Bearer ${token}` },
    secret: token,
    company: companyDomain || companyAt(await signedIn().apiDomain()),
    refusal: 'sign-in-again',
  });
  return {
    current: async (signal) => credential(await signedIn().accessToken(signal)),
    renewed: async ({ secret }, signal) => credential(await signedIn().rejected(secret, signal)),
  };
}

/** The company in an address that a sign-in told, such as `https://acme.pipedrive.com`. */
function companyAt(apiDomain = ''): string {
  return bareDomain(apiDomain.replace(/\..*$/s, '')) ?? '';
}
