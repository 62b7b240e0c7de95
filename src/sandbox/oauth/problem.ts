import { Problem } from '../problem';

/**
 * Everything the OAuth server refuses with, in Pipedrive's words (documentation of OAuth status codes,
 * where of the missing parameters only `grant_type` stands), and the error of RFC 6749 it comes under.
 */
const errors = {
  'Missing parameter: grant_type': 'invalid_request',
  'Missing parameter: code': 'invalid_request',
  'Missing parameter: refresh_token': 'invalid_request',
  'Missing parameter: token': 'invalid_request',
  'Unsupported grant type: grant_type is invalid': 'unsupported_grant_type',
  'Invalid grant: authorization_code is invalid': 'invalid_grant',
  'Invalid grant: authorization_code has expired': 'invalid_grant',
  'Invalid grant: refresh_token is invalid': 'invalid_grant',
  'Invalid client: cannot retrieve client credentials': 'invalid_client',
  'Invalid client: client is invalid': 'invalid_client',
  'Invalid request: redirect_uri is not a valid URI': 'invalid_request',
  'Invalid request: redirect_uri is invalid': 'invalid_request',
  'Invalid request: content must be application/x-www-form-urlencoded': 'invalid_request',
} as const;

/** A refusal of the token endpoints. All have status 400, those about the client too. */
export function oauthProblem(message: keyof typeof errors): Problem {
  return new Problem(400, { message, error: errors[message] });
}
