/**
 * Ribbon commands. The keys are the function names of manifest.xml; the pane turns each into the
 * right tab and action.
 */
export const commands = [
  'getDataFromConnection',
  'getDataNewConnection',
  'getDataSqlQuery',
  'refresh',
  'refreshAll',
  'updateRows',
  'deleteRows',
  'revertRows',
  'connections',
  'log',
] as const;

export type Command = (typeof commands)[number];

/**
 * Answers the ribbon's buttons: shows the pane, hands the command on, and tells Office that it is
 * done (an uncompleted command blocks its button for five minutes). Excel on iPad has no shared
 * runtime and no ribbon for add-ins: there the pane's own buttons are all there is.
 */
export function onCommand(listener: (command: Command) => void): void {
  if (!Office.actions?.associate) return;
  for (const command of commands)
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
      } catch {
        // Not every host can show the pane by code (and some ignore it): it is open then already.
      }
      listener(command);
      event.completed();
    });
}
