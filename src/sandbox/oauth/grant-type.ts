import type { Grant, Tokens } from '../gate/tokens';
import type { App } from './apps';
import type { Codes } from './codes';
import { oauthProblem } from './problem';

interface Issuing {
  readonly form: URLSearchParams;
  readonly app: App;
  readonly codes: Codes;
  readonly tokens: Tokens;
}

type GrantType = (issuing: Issuing) => Grant;

const grantTypes: Readonly<Record<string, GrantType>> = {
  authorization_code({ form, app, codes, tokens }) {
    const code = form.get('code');
    if (!code) throw oauthProblem('Missing parameter: code');
    return tokens.issue(codes.redeem(code, app, form.get('redirect_uri') ?? ''), app);
  },
  refresh_token({ form, app, tokens }) {
    const token = form.get('refresh_token');
    if (!token) throw oauthProblem('Missing parameter: refresh_token');
    const grant = tokens.refresh(token, app);
    if (!grant) throw oauthProblem('Invalid grant: refresh_token is invalid');
    return grant;
  },
};

/** The tokens that a form asks for. Throws a Problem where it gets none. */
export function granted(issuing: Issuing): Grant {
  const name = issuing.form.get('grant_type');
  if (!name) throw oauthProblem('Missing parameter: grant_type');
  const grantType = Object.hasOwn(grantTypes, name) ? grantTypes[name] : undefined;
  if (!grantType) throw oauthProblem('Unsupported grant type: grant_type is invalid');
  return grantType(issuing);
}
