/** The company behind the sandbox, as `GET /v1/users/me` describes it. */
export const company = {
  company_id: 7_110_042,
  company_name: 'Sandbox Industries',
  company_domain: 'sandbox',
  company_country: 'EE',
  company_industry: 'Industrial machinery',
  language: { language_code: 'en', country_code: 'US' },
};

/** The API token of the sandbox's first user, and the start of those of its other users. */
export const apiToken = 'sandbox-token';

const suffixes = ['.pipedrive.com', '.localhost'];
const companies = ['sandbox', 'api'];

/**
 * Whether a request's host is the company's. Hosts without a company in them (`localhost`, an
 * address) stand for it; any other company is unknown, as a mistyped domain is to Pipedrive.
 */
export function isKnownHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const suffix = suffixes.find((end) => name.endsWith(end));
  if (suffix === undefined) return true;
  return companies.includes(name.slice(0, -suffix.length));
}

/** The page that Pipedrive's front door shows for a company that does not exist. */
export const unknownCompanyPage = `<!DOCTYPE html>
<html lang="en"><head><title>Pipedrive</title></head>
<body><h1>404</h1><p>The company you are looking for does not exist.</p></body></html>
`;
