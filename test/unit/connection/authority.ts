import type { Clock } from '../../../src/core/clock';
import { AppError } from '../../../src/core/error';
import type { OAuthTokens } from '../../../src/connection/oauth-tokens';
import type { TokenEndpoint, TokenKind } from '../../../src/connection/token-endpoint';

/**
 * An OAuth server that keeps Pipedrive's rules: codes work once, access tokens live an hour by its
 * own clock, a refresh token stays the same until it is revoked.
 */
export class Authority implements TokenEndpoint {
  readonly asked: string[] = [];
  readonly revoked: string[] = [];
  readonly codes = new Set<string>();
  down = false;
  /** What the server does before it answers. */
  pause: () => Promise<void> = async () => undefined;
  #issued = 0;
  readonly #living = new Set<string>();
  readonly #valid = new Set<string>();

  constructor(readonly clock: Clock) {}

  /** A fresh sign-in, as consent gives it. */
  newCode(): string {
    const code = `code-${this.codes.size + this.asked.length}`;
    this.codes.add(code);
    return code;
  }

  async exchange(code: string, redirectUri: string): Promise<OAuthTokens> {
    await this.#receive(`exchange ${redirectUri}`.trim());
    if (!this.codes.delete(code)) throw new AppError('oauth-code-used');
    const refreshToken = `refresh-${++this.#issued}`;
    this.#living.add(refreshToken);
    return this.#issue(refreshToken);
  }

  async refresh(refreshToken: string): Promise<OAuthTokens> {
    await this.#receive('refresh');
    if (!this.#living.has(refreshToken)) throw new AppError('sign-in-again');
    return this.#issue(refreshToken);
  }

  async revoke(token: string, kind: TokenKind): Promise<void> {
    await this.#receive('revoke');
    this.revoked.push(`${kind} ${token}`);
    this.#living.delete(token);
  }

  /** Whether the API would take this token. */
  accepts(token: string): boolean {
    return this.#valid.has(token);
  }

  expireAccess(): void {
    this.#valid.clear();
  }

  /** The user uninstalls the app. */
  uninstall(): void {
    this.#living.clear();
    this.#valid.clear();
  }

  async #receive(what: string): Promise<void> {
    this.asked.push(what);
    await this.pause();
    if (this.down) throw new AppError('sign-in-service-down');
  }

  #issue(refreshToken: string): OAuthTokens {
    const accessToken = `access-${++this.#issued}`;
    this.#valid.add(accessToken);
    const obtainedAt = this.clock.now();
    return {
      accessToken,
      refreshToken,
      obtainedAt,
      expiresAt: obtainedAt + 3_600_000,
      apiDomain: 'https://acme.pipedrive.com',
    };
  }
}
