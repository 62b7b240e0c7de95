import { dialogError } from './dialog-error';
import type { OpenDialog } from './sign-in';

/** Percent of the screen: room for Pipedrive's page, and Excel still in sight behind it. */
const size = { height: 70, width: 35 };

/**
 * Opens a dialog of Office, or undefined where this host has none. On the web, Office asks first
 * (`promptBeforeOpen`): its Allow is the click that lets a window open however long ago ours was.
 */
export function officeDialog(): OpenDialog | undefined {
  const { ui, requirements } = Office.context;
  if (!requirements?.isSetSupported('DialogApi', '1.1') || !ui?.displayDialogAsync)
    return undefined;
  return (address, { onMessage, onEnd }) =>
    new Promise((resolve, reject) =>
      // A copy of the size: office.js writes into it, and refuses what it has written when it is used again.
      ui.displayDialogAsync(address, { ...size }, ({ status, error, value: dialog }) => {
        if (status !== Office.AsyncResultStatus.Succeeded) {
          reject(dialogError(error.code));
          return;
        }
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
          if ('message' in event) onMessage(event.message, event.origin);
          else onEnd(event.error);
        });
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
          if ('error' in event) onEnd(event.error);
        });
        resolve({ close: () => closeQuietly(dialog) });
      }),
    );
}

/** office.js throws on closing what the user has closed already. */
function closeQuietly(dialog: Office.Dialog): void {
  try {
    dialog.close();
  } catch {
    // It is gone, which is all that was wanted.
  }
}
