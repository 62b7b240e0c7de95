import { plain, type SentenceText } from './sentence-text';

/** Of signing in with OAuth. */
export const signInSentences = {
  'sign-in-needed': plain('This connection is not signed in. Edit it and choose Sign In.'),
  'sign-in-elsewhere': plain(
    'This connection is not signed in. Run this in a terminal to be asked, or get an address with exec GetOAuthAuthorizationURL and give what it leads to as OAuthVerifier.',
  ),
  'sign-in-again': plain(
    'Pipedrive no longer accepts this sign-in: it was revoked, or not used for 60 days. Sign in again; the connection itself is kept.',
  ),
  'dialog-page-missing': plain(
    'The sign-in page could not be opened. Check the internet connection, then sign in again.',
  ),
  'dialog-insecure': plain(
    'The sign-in window came to a page without a secure connection and was closed. Sign in again, or choose Open in Browser.',
  ),
  'dialog-refused': plain(
    'Office did not open the sign-in window, because it does not trust the address of this add-in. Choose Open in Browser, and tell the administrator who installed the add-in.',
  ),
  'dialog-closed': plain(
    'The sign-in window was closed before access was allowed. Sign in again, or choose Open in Browser.',
  ),
  'dialog-busy': plain(
    'Another window of this add-in is still open. Close it, then sign in again.',
  ),
  'dialog-ignored': plain(
    'The sign-in window was not allowed to open. Sign in again and choose Allow.',
  ),
  'dialog-blocked': plain(
    'The browser blocked the sign-in window. Allow pop-ups for this page and sign in again, or choose Open in Browser.',
  ),
  'dialog-failed': plain(
    'Office could not open the sign-in window. Sign in again, or choose Open in Browser.',
  ),
  'sign-in-timeout': (d) =>
    `Nobody answered in the sign-in window for ${d.minutes} minutes, so it was closed. Sign in again.`,
  'sign-in-service-down': plain(
    'The sign-in service does not answer. Check the internet connection, then try again in a few minutes.',
  ),
  'sign-out-incomplete': plain(
    'You are signed out here, but Pipedrive could not be told. Uninstall the app under Tools and apps in Pipedrive to end its access.',
  ),
  'oauth-token-missing': plain(
    'This connection has no token to start with. Enter an OAuth Refresh Token or an OAuth Verifier, or set Initiate OAuth to GETANDREFRESH and sign in.',
  ),
  'oauth-token-rejected': plain(
    'Pipedrive does not accept the OAuth Access Token any more. Enter a new one, or set Initiate OAuth to GETANDREFRESH and sign in.',
  ),
  'oauth-client-missing': plain(
    "There is no Pipedrive app to sign in with. Enter the OAuth Client Id and OAuth Client Secret of your app from Pipedrive's Developer Hub.",
  ),
  'oauth-client-rejected': plain(
    "Pipedrive does not accept the OAuth Client Id and OAuth Client Secret. Copy both again from your app in Pipedrive's Developer Hub.",
  ),
  'oauth-callback-rejected': plain(
    'The Callback URL is not the one registered with the Pipedrive app. Make both the same to the letter, then sign in again.',
  ),
  'oauth-denied': plain(
    'Access was not allowed on the Pipedrive page. Sign in again and choose Allow and install.',
  ),
  'oauth-code-expired': plain(
    'The code of this sign-in is older than five minutes and has expired. Sign in again.',
  ),
  'oauth-code-used': plain(
    'Pipedrive does not accept the code of this sign-in: a code works once, for five minutes. Sign in again.',
  ),
  'oauth-verifier-invalid': plain(
    'There is no code in this text. Paste the whole address of the page that Pipedrive opened after you allowed access.',
  ),
  'oauth-state-mismatch': plain(
    'This answer does not belong to the sign-in started here and was dropped. Start the sign-in again.',
  ),
  'oauth-refused': plain(
    "Pipedrive refused the sign-in. Check the app in Pipedrive's Developer Hub, then sign in again.",
  ),
  'clock-wrong': plain(
    'The clock of this computer seems to be wrong: no secure connection can be made. Set date and time, then try again.',
  ),
  'token-place-missing': (d) =>
    d.place === 'roaming'
      ? 'The sign-in of this connection is kept in the roaming store, which this device has not joined. Join it, or choose another OAuth Settings Location.'
      : 'A file as OAuth Settings Location works on the command line only. Choose another location.',
  'procedure-unknown': (d) =>
    d.nearest
      ? `There is no procedure called ${d.name}. Did you mean ${d.nearest}?`
      : `There is no procedure called ${d.name}.`,
  'parameter-unknown': (d) =>
    `${d.procedure} has no parameter ${d.name}. It takes ${d.parameters}.`,
} satisfies Record<string, SentenceText>;
