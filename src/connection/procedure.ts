import type { Row } from '../core/column';
import { AppError } from '../core/error';
import { authorizationUrl, newState, readVerifier } from './authorization';
import type { SignIn } from './grant';
import { nearest } from './nearest';
import type { OAuthTokens } from './oauth-tokens';
import {
  procedureValues,
  sameWord,
  type ProcedureColumn,
  type ProcedureEntry,
  type ProcedureParameter,
  type ProcedureResult,
} from './procedure-entry';
import type { OAuthSettings } from './settings';
import type { TokenEndpoint } from './token-endpoint';

/** What the OAuth procedures work with. */
export interface ProcedureEnvironment {
  readonly settings: OAuthSettings;
  readonly endpoint: TokenEndpoint;
  /** The page that asks for consent; see `AuthorizationRequest`. */
  readonly page: string;
  /** Absent where no dialog can be had. */
  readonly signIn?: SignIn | undefined;
}

const parameter = (
  name: string,
  label: string,
  help: string,
  facts: Partial<ProcedureParameter> = {},
): ProcedureParameter => ({
  name,
  label,
  help,
  kind: 'text',
  required: false,
  fallback: '',
  ...facts,
});

const callback = parameter(
  'CallbackURL',
  'Callback URL',
  "Must equal the callback registered with the app; empty uses the connection's.",
);
const mode = parameter(
  'AuthMode',
  'Auth Mode',
  'WEB gives and takes texts, APP opens the sign-in dialog.',
  { kind: 'choice', choices: ['WEB', 'APP'], fallback: 'WEB' },
);
const state = (help: string) => parameter('State', 'State', help);

const column = (name: string, facts: Partial<ProcedureColumn> = {}): ProcedureColumn => ({
  name,
  code: name,
  type: 'text',
  nullable: true,
  ...facts,
});
const tokenColumns: readonly ProcedureColumn[] = [
  column('OAuthAccessToken', { nullable: false, secret: true }),
  column('OAuthRefreshToken', { secret: true }),
  column('ExpiresIn', { type: 'integer', description: 'Seconds' }),
];

/** The OAuth procedures of the commercial drivers, by their names, parameters and results. */
export const procedures: readonly ProcedureEntry<ProcedureEnvironment>[] = [
  {
    name: 'GetOAuthAuthorizationURL',
    help: 'Gives the address at which a user allows access, for use in any browser.',
    parameters: [callback, mode, state('Comes back with the code; empty makes a random one.')],
    columns: [column('URL', { nullable: false }), column('State', { nullable: false })],
    async run(values, { settings, page }) {
      const stateOf = values['State'] || newState();
      const url = authorizationUrl({
        page,
        clientId: settings.clientId,
        redirectUri: values['CallbackURL'] || settings.callbackUrl,
        state: stateOf,
      });
      return [[url, stateOf]];
    },
  },
  {
    name: 'GetOAuthAccessToken',
    help: 'Exchanges the code that the callback received for tokens.',
    parameters: [
      mode,
      parameter(
        'Verifier',
        'Verifier',
        'The address the browser ended at, or the code in it; not needed with APP.',
        { kind: 'secret' },
      ),
      callback,
      state('The state of the authorization URL, to check the address with.'),
    ],
    columns: tokenColumns,
    async run(values, { settings, endpoint, signIn }, signal) {
      const { Verifier: verifier = '', State: stateOf } = values;
      if (values['AuthMode'] === 'APP' && verifier === '') {
        if (!signIn) throw new AppError('property-required', { label: 'Verifier' });
        const { code, redirectUri } = await signIn(signal ?? new AbortController().signal);
        return [tokenRow(await endpoint.exchange(code, redirectUri, signal))];
      }
      if (verifier === '') throw new AppError('property-required', { label: 'Verifier' });
      const code = readVerifier(verifier, stateOf || undefined);
      const redirectUri = values['CallbackURL'] || settings.callbackUrl;
      return [tokenRow(await endpoint.exchange(code, redirectUri, signal))];
    },
  },
  {
    name: 'RefreshOAuthAccessToken',
    help: 'Gives a new access token for a refresh token.',
    parameters: [
      parameter('OAuthRefreshToken', 'OAuth Refresh Token', 'As it came with the access token.', {
        kind: 'secret',
        required: true,
      }),
    ],
    columns: tokenColumns,
    run: async (values, { endpoint }, signal) => [
      tokenRow(await endpoint.refresh(values['OAuthRefreshToken']!, signal)),
    ],
  },
  {
    name: 'RevokeOAuthAccessToken',
    help: 'Ends the access; with the refresh token, it uninstalls the app for this user.',
    parameters: [
      parameter('Token', 'Token', 'The token that is to end.', { kind: 'secret', required: true }),
      parameter('TokenType', 'Token Type', 'Which of the two tokens it is.', {
        kind: 'choice',
        choices: ['refresh_token', 'access_token'],
        fallback: 'refresh_token',
      }),
    ],
    columns: [column('Revoked', { type: 'boolean', nullable: false })],
    async run(values, { endpoint }, signal) {
      const kind = values['TokenType'] === 'access_token' ? 'access_token' : 'refresh_token';
      await endpoint.revoke(values['Token']!, kind, signal);
      return [[true]];
    },
  },
];

/** The procedure of that name, whatever the case. Throws `procedure-unknown`. */
export function procedureEntry(name: string): ProcedureEntry<ProcedureEnvironment> {
  const entry = procedures.find((one) => sameWord(one.name, name));
  if (entry) return entry;
  const names = procedures.map((one) => one.name);
  throw new AppError('procedure-unknown', { name, nearest: nearest(name, names) ?? '' });
}

/**
 * Runs a procedure, names in any case. Throws `procedure-unknown`, what `procedureValues` throws,
 * and the errors of signing in.
 */
export async function runProcedure(
  name: string,
  parameters: Readonly<Record<string, string>>,
  environment: ProcedureEnvironment,
  signal?: AbortSignal,
): Promise<ProcedureResult> {
  const entry = procedureEntry(name);
  const rows = await entry.run(procedureValues(entry, parameters), environment, signal);
  return { columns: entry.columns, rows };
}

function tokenRow({ accessToken, refreshToken, obtainedAt, expiresAt }: OAuthTokens): Row {
  const lifetime =
    expiresAt === undefined || obtainedAt === undefined ? null : (expiresAt - obtainedAt) / 1000;
  return [accessToken, refreshToken, lifetime];
}
