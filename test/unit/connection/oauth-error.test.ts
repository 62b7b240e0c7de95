import { oauthError, type OAuthStep } from '../../../src/connection/oauth-error';

const table: readonly [OAuthStep, error: string, text: string, code: string][] = [
  // RFC 6749 and our service: a code alone
  ['authorize', 'access_denied', '', 'oauth-denied'],
  ['authorize', 'user_denied', '', 'oauth-denied'],
  ['exchange', 'invalid_client', '', 'oauth-client-rejected'],
  ['refresh', 'unauthorized_client', '', 'oauth-client-rejected'],
  ['exchange', 'not_configured', '', 'oauth-client-missing'],
  ['exchange', 'invalid_request', 'clientSecret', 'oauth-client-rejected'],
  ['exchange', 'invalid_redirect', '', 'oauth-callback-rejected'],
  ['exchange', 'invalid_grant', '', 'oauth-code-used'],
  ['refresh', 'invalid_grant', '', 'sign-in-again'],
  ['refresh', 'temporarily_unavailable', '', 'sign-in-service-down'],
  ['exchange', 'something_new', '', 'oauth-refused'],
  ['revoke', 'invalid_grant', '', 'oauth-refused'],
  // Pipedrive: texts, in `error` or beside a code
  ['exchange', 'Invalid redirect URL', '', 'oauth-callback-rejected'],
  ['exchange', '', 'Invalid request: redirect_uri is invalid', 'oauth-callback-rejected'],
  ['exchange', 'invalid_request', 'redirect_uri is not a valid URI', 'oauth-callback-rejected'],
  ['exchange', '', 'Invalid client: client is invalid', 'oauth-client-rejected'],
  ['exchange', '', 'Invalid client: cannot retrieve client credentials', 'oauth-client-missing'],
  ['exchange', '', 'Invalid grant: authorization_code has expired', 'oauth-code-expired'],
  [
    'exchange',
    'invalid_grant',
    'Invalid grant: authorization_code has expired',
    'oauth-code-expired',
  ],
  ['exchange', '', 'Invalid grant: authorization_code is invalid', 'oauth-code-used'],
  ['refresh', '', 'Invalid grant: refresh_token is invalid', 'sign-in-again'],
  ['exchange', '', '', 'oauth-refused'],
];

test.each(table)('at %s, %p with %p means %s', (step, error, text, code) => {
  expect(oauthError(step, { error, text })).toMatchObject({ code });
});

test('what a server says never reaches the message: it may repeat a secret', () => {
  const error = oauthError('exchange', { error: 'invalid_grant', text: 'bad code s3cr3t' });
  expect(JSON.stringify([error.message, error.details])).not.toContain('s3cr3t');
});
