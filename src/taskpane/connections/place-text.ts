import type { SettingsStore } from '../../connection/store';

/** Where connections are kept, as the list and the form say it. */
export const placeTexts: Record<SettingsStore['place'], string> = {
  device: 'Kept on this device, encrypted',
  roaming: 'Kept in the roaming store, encrypted',
  memory: 'Kept in memory, until Excel closes',
};
