import type { Profile } from '../../connection/profile';
import { connectionSettings } from '../../connection/settings';
import type { Services } from '../services';

/**
 * Whether a connection can be used without asking anybody: what the pane does by itself must not open
 * a window to sign in. False too where the properties cannot be read.
 */
export async function isUsableUnasked(
  profile: Profile,
  loadSignIns: Services['loadSignIns'],
): Promise<boolean> {
  try {
    if (connectionSettings(profile).authScheme !== 'OAuth') return true;
    return (await (await loadSignIns()).state(profile)).kind === 'in';
  } catch {
    return false;
  }
}
