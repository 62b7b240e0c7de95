import { bareDomain } from '../../connection/company-domain';

/** The company of a sign-in: `acme` of `https://acme.pipedrive.com`; undefined where there is none. */
export function companyOf(apiDomain: string | undefined): string | undefined {
  if (apiDomain === undefined || !URL.canParse(apiDomain)) return undefined;
  return bareDomain(new URL(apiDomain).hostname.split('.')[0]!);
}
