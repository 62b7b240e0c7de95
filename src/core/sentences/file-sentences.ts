import { plain, type SentenceText } from './sentence-text';

/** Of files and of the roaming store. */
export const fileSentences = {
  'file-unreadable': (d) => `${d.path} cannot be read. Check the path and your rights to it.`,
  'file-unwritable': (d) =>
    `${d.path} cannot be written. Check the folder, your rights to it and the room on the disk.`,
  'key-file-damaged': (d) =>
    `The key in ${d.path} is damaged, and what was encrypted with it is lost. Delete the file, then save the connections again.`,
  'settings-file-missing': (d) =>
    `There is no file ${d.path}. Export the sign-in in the pane and copy the file here, or give an OAuth Verifier to make one.`,
  'passphrase-missing': plain(
    'The OAuth settings file needs its passphrase. Set PIPEDRIVE_SETTINGS_PASSPHRASE, or run this in a terminal to be asked.',
  ),
  'passphrase-short': (d) => `Choose a passphrase of at least ${d.length} characters.`,
  'passphrase-wrong': plain('This is not the passphrase of the file. Enter it again.'),
  'settings-file-damaged': plain(
    'This is not a complete OAuth settings file. Export it again, and copy the file itself rather than its text.',
  ),
  'settings-file-newer': plain(
    'This OAuth settings file was made by a newer version. Update this program, then import the file again.',
  ),
  'profile-file-damaged': plain(
    'This is not a file of connections. Choose a file that was made with Export Connections.',
  ),
  'profile-file-newer': plain(
    'This file of connections was made by a newer version. Update this program, then import the file again.',
  ),
  'recovery-key-invalid': plain(
    'This is not a complete recovery key. Compare it with what you wrote down, letter by letter.',
  ),
  'roaming-account-missing': plain('Enter your e-mail address together with the passphrase.'),
  'roaming-missing': plain(
    'The roaming store holds nothing under this key. Check the key; if the store was deleted on another device, set roaming up again.',
  ),
  'roaming-damaged': plain(
    'What the roaming store holds cannot be read. Delete it there, then move your connections to it again.',
  ),
  'roaming-newer': plain(
    'The roaming store was written by a newer version of this add-in. Open the pane again to update it.',
  ),
  'roaming-full': plain(
    'The roaming store has no room for this. Keep a connection on this device only, then save again.',
  ),
  'roaming-busy': plain(
    'Other devices are writing to the roaming store at the same time. Save again in a moment.',
  ),
  'roaming-unreachable': plain(
    'The roaming store does not answer. Check the internet connection, then try again.',
  ),
  'roaming-left': plain(
    'This device has not joined a roaming store. Enter a recovery key, or set roaming up.',
  ),
} satisfies Record<string, SentenceText>;
