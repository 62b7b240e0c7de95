import { plain, type SentenceText } from './sentence-text';

/** Of Pipedrive: what it refuses, and how it cannot be reached. */
export const pipedriveSentences = {
  'token-rejected': plain(
    'Pipedrive does not accept this API token. Copy it again from Personal preferences, API in Pipedrive.',
  ),
  'company-unknown': (d) =>
    `No Pipedrive company answers at ${d.company}. Check the company domain: it is the first part of your Pipedrive address.`,
  'company-mismatch': (d) =>
    `This API token belongs to the company ${d.actual}, not to ${d.company}. Change the company domain or use another token.`,
  'network-down': plain(
    'Pipedrive cannot be reached. Check the internet connection, then try again.',
  ),
  timeout: (d) =>
    `Pipedrive did not answer within ${d.seconds} seconds. Try again, or raise Timeout under Advanced.`,
  'server-error': plain(
    'Pipedrive has a problem of its own and did not answer properly, even after several tries. Try again in a few minutes.',
  ),
  'answer-truncated': plain(
    'An answer from Pipedrive was cut short, even after several tries. Check the network, then try again.',
  ),
  'answer-not-json': plain(
    'Something between this computer and Pipedrive answered with a web page instead of data. Check the company domain and any proxy or sign-in page of your network.',
  ),
  'rate-limited': (d) =>
    `Pipedrive is receiving too many requests right now. Wait ${d.seconds} seconds, then try again.`,
  'daily-budget-spent': plain(
    "The company's daily Pipedrive API budget is spent. It starts anew at midnight; ask an administrator for more if you need it today.",
  ),
  'daily-budget-reserve': (d) =>
    `Going on would use API tokens kept back by Daily Token Reserve (${d.reserve}). Lower the reserve under Advanced, or try again tomorrow.`,
  blocked: plain(
    'Pipedrive has blocked this API token for a while after too many requests. Wait an hour before trying again.',
  ),
  forbidden: plain(
    'Pipedrive does not allow this user to read that. Ask a Pipedrive administrator for the permission.',
  ),
  'scope-missing': plain(
    "The Pipedrive app of this connection is not allowed to read that. Add the scope to the app in Pipedrive's Developer Hub, then sign in again.",
  ),
  'plan-limit': plain(
    "This company's Pipedrive plan does not include that. Ask a Pipedrive administrator.",
  ),
  'record-missing': (d) => `Pipedrive has no ${d.what} any more. Refresh, then try again.`,
  'request-rejected': (d) => `Pipedrive did not accept the request: ${d.reason}.`,
  'read-inconsistent': (d) =>
    `The rows of ${d.table} changed so much while they were read that the result cannot be trusted. Run it again.`,
  'connection-readonly': (d) =>
    `The connection ${d.name} is read-only. Turn off Readonly under Advanced to write.`,

  'conversion-failed': (d) =>
    `Pipedrive could not make a ${d.target} of it. Open it in Pipedrive, see what is missing, then try again.`,
  'conversion-unfinished': (d) =>
    `Pipedrive is still making the ${d.target}. Look for it in Pipedrive in a few minutes.`,
} satisfies Record<string, SentenceText>;
