import type { SettingsStore } from './store';

/** Name of the setting in which a device keeps the recovery key it has joined with, encrypted. */
export const joinedKeyName = 'roaming.key';

/** Whether a device has joined a roaming store. Asks nobody else, so that those who have not need not wait. */
export async function hasJoined(device: Pick<SettingsStore, 'get'>): Promise<boolean> {
  return (await device.get(joinedKeyName)) !== undefined;
}
