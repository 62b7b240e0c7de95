import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { focusSoon } from '../controls/focus';
import { SheetDrawing } from '../controls/sheet-drawing';
import { View } from '../controls/view';
import { usePane } from '../pane';

/** Where the workbook's queries will stand: imports cannot be refreshed yet, and the tab says so. */
export function WorkbookTab() {
  const { tab } = usePane();
  const getData = () => {
    tab.value = 'get-data';
    focusSoon('table-search');
  };
  return (
    <View label="Workbook">
      <Empty
        title="Imports are not tracked yet"
        text="An imported table keeps the rows it was read with. Import it again for newer ones."
        drawing={<SheetDrawing />}
      >
        <Button onClick={getData}>Get Data</Button>
      </Empty>
    </View>
  );
}
