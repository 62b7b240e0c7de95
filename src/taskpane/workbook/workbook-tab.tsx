import { Button } from '../controls/button';
import { Empty } from '../controls/empty';
import { focusSoon } from '../controls/focus';
import { SheetDrawing } from '../controls/sheet-drawing';
import { View } from '../controls/view';
import { usePane } from '../pane';

/** The workbook's queries. */
export function WorkbookTab() {
  const { tab } = usePane();
  const getData = () => {
    tab.value = 'get-data';
    focusSoon('table-search');
  };
  return (
    <View label="Workbook">
      <Empty
        title="Nothing imported in this workbook yet"
        text="Import a table under Get Data. The queries of this workbook and their refresh will stand here."
        drawing={<SheetDrawing />}
      >
        <Button onClick={getData}>Get Data</Button>
      </Empty>
    </View>
  );
}
