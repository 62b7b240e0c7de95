import { Empty } from '../controls/empty';
import { View } from '../controls/view';
import { SheetDrawing } from '../controls/sheet-drawing';

/** Staged edits. None can be staged while imported tables are not tracked. */
export function ChangesTab() {
  return (
    <View label="Changes">
      <Empty
        title="No changes to push"
        text="Writing edits back to Pipedrive is not available yet. What you change in an imported table stays in the sheet."
        drawing={<SheetDrawing />}
      />
    </View>
  );
}
