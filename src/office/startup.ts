/**
 * Whether Excel loads this add-in together with the workbook, so that queries can be refreshed as it
 * opens. Only a shared runtime can; elsewhere they are refreshed when the pane is opened.
 */
export async function loadWithWorkbook(wanted: boolean): Promise<void> {
  const { requirements } = Office.context;
  if (!requirements?.isSetSupported('SharedRuntime', '1.1')) return;
  const { load, none } = Office.StartupBehavior;
  // A host that refuses costs only this convenience.
  await Office.addin.setStartupBehavior(wanted ? load : none).catch(() => undefined);
}
