import { plain, type SentenceText } from './sentence-text';

/** Of connections and where they are kept. */
export const connectionSentences = {
  'connection-name-missing': plain('Give the connection a name.'),
  'connection-name-taken': (d) =>
    `There is already a connection called ${d.name}. Choose another name.`,
  'connection-missing': (d) =>
    `This device has no connection called ${d.name}. Choose another connection or make a new one.`,
  'connection-unreadable': (d) =>
    `The connection ${d.name} was saved by another browser profile and cannot be decrypted here. Edit it and enter its API token again.`,
  'property-required': (d) => `Enter the ${d.label}.`,
  'property-invalid': (d) => `${d.label} ${d.rule}.`,
  'property-unknown': (d) =>
    d.nearest
      ? `There is no property called ${d.name}. Did you mean ${d.nearest}?`
      : `There is no property called ${d.name}. Remove it, or look it up under Advanced.`,
  'connection-string-invalid': (d) =>
    `The connection string cannot be read at character ${d.position}: ${d.expected}.`,
  'company-domain-invalid': (d) =>
    `${d.reason}. Enter the first part of your Pipedrive address, such as alderfinch.`,
  'secret-unreadable': plain(
    'A stored secret cannot be decrypted on this device. Edit the connection and enter it again.',
  ),
  'connection-changed': (d) =>
    `The connection ${d.name} was changed in another pane meanwhile. Open it again, then repeat your change.`,
  'connection-gone': plain(
    'This connection was deleted meanwhile. Choose another connection or make a new one.',
  ),
  'connection-newer': (d) =>
    `The connection ${d.name} was saved by a newer version of this add-in. Open the pane again to update it, or delete the connection.`,
  'connection-damaged': (d) =>
    `What is stored of the connection ${d.name} is damaged. Delete it, then make it again.`,
  'storage-full': plain(
    'This device has no room left to save the connection. Delete a connection, then save again.',
  ),
  'storage-denied': plain(
    'The browser does not let this add-in save anything. Allow site data for this page, then save again.',
  ),
  'clipboard-denied': plain(
    'Nothing was copied: the browser keeps the clipboard from this add-in. Allow clipboard access for this page, then copy again.',
  ),
} satisfies Record<string, SentenceText>;
