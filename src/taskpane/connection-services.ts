import { noLocks, webLocks } from '../connection/locks';
import { createPlacedProfiles } from '../connection/placed-profiles';
import { createProfiles, type Profiles } from '../connection/profiles';
import type { Roaming, SettingsPlace } from '../connection/roaming';
import { hasJoined } from '../connection/roaming-joined';
import type { Clock } from '../core/clock';
import { AppError } from '../core/error';
import { officeDialog } from '../office/dialog';
import { dialogSignIn } from '../office/sign-in';
import type { SignIns } from './connections/sign-ins';
import { once } from './once';
import type { OAuthConfiguration, Services } from './services';

interface ConnectionServicesOptions {
  readonly device: SettingsPlace;
  readonly oauth: OAuthConfiguration;
  readonly clock: Clock;
}

const http: typeof fetch = (input, init) => fetch(input, init);

/** Connections wherever they are kept, and their sign-ins. What few people use is loaded when used. */
export function connectionServices({
  device,
  oauth,
  clock,
}: ConnectionServicesOptions): Pick<
  Services,
  'profiles' | 'loadSignIns' | 'loadRoaming' | 'hasJoinedRoaming'
> {
  const loadRoaming = once(async (): Promise<Roaming> => {
    const [{ createRoaming }, { roamingService }] = await Promise.all([
      import('../connection/roaming'),
      import('../connection/roaming-service'),
    ]).catch(incomplete);
    const service = roamingService({ service: '', fetch: http, clock });
    return createRoaming({ device, service, clock });
  });
  const roamingPlace = async (): Promise<SettingsPlace | undefined> =>
    (await hasJoined(device.store)) ? (await loadRoaming()).place() : undefined;

  const profiles = createPlacedProfiles({
    device: createProfiles(device),
    roaming: sameFor(roamingPlace, createProfiles),
  });

  const loadSignIns = once(async (): Promise<SignIns> => {
    const { createSignIns } = await import('./connections/sign-ins').catch(incomplete);
    const { origin } = location;
    const openDialog = officeDialog();
    return createSignIns({
      device,
      roaming: roamingPlace,
      profiles,
      oauth,
      origin,
      fetch: http,
      clock,
      locks: navigator.locks ? webLocks(navigator.locks) : noLocks,
      dialog:
        openDialog &&
        (({ clientId, callbackUrl: redirectUri }) =>
          dialogSignIn({ openDialog, origin, clientId, redirectUri, clock })),
    });
  });

  return { profiles, loadSignIns, loadRoaming, hasJoinedRoaming: () => hasJoined(device.store) };
}

/** The same profiles as long as the place is the same: they carry listeners and turns. */
function sameFor(
  find: () => Promise<SettingsPlace | undefined>,
  create: (place: SettingsPlace) => Profiles,
): () => Promise<Profiles | undefined> {
  let last: { readonly place: SettingsPlace; readonly profiles: Profiles } | undefined;
  return async () => {
    const place = await find();
    if (place && place !== last?.place) last = { place, profiles: create(place) };
    return place && last?.profiles;
  };
}

function incomplete(error: unknown): never {
  throw new AppError('pane-incomplete', {}, error);
}
