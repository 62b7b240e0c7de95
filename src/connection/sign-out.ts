import type { Grant } from './grant';
import { canonicalProperties, type Properties } from './profile';
import type { Profiles } from './profiles';
import type { PropertyName } from './property';
import type { TokenStore } from './token-store';

/** The properties that hold a sign-in themselves. */
const signInProperties: readonly PropertyName[] = [
  'OAuthAccessToken',
  'OAuthRefreshToken',
  'OAuthVerifier',
  'OAuthExpiresIn',
  'OAuthTokenTimestamp',
];

/** The properties without any sign-in. */
export function withoutSignIn(properties: Properties): Properties {
  const kept = Object.entries(properties).filter(
    ([name]) => !signInProperties.some((one) => one === name),
  );
  return canonicalProperties(Object.fromEntries(kept));
}

export interface SignOutOptions {
  readonly id: string;
  readonly grant: Grant;
  readonly profiles: Profiles;
  /** Every place where tokens of this connection may ever have been kept. */
  readonly places: readonly TokenStore[];
  /** Tells Pipedrive too, which uninstalls the app for this user. */
  readonly revoke: boolean;
}

/**
 * Forgets a connection's tokens wherever they were kept, the connection's own properties included,
 * and keeps the connection. Goes on after a failure and then throws the first: what can be removed
 * is removed.
 */
export async function signOut({
  id,
  grant,
  profiles,
  places,
  revoke,
}: SignOutOptions): Promise<void> {
  const steps = [
    () => grant.signOut({ revoke }),
    ...places.map((place) => () => place.remove()),
    async () => {
      const profile = await profiles.get(id);
      if (!profile || profile.sealed) return;
      const properties = withoutSignIn(profile.properties);
      await profiles.save({ ...profile, properties }, { incomplete: true });
    },
  ];
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
