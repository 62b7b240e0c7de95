import { attribute, rootOf } from '../workbook/definition-text';
import type { WorkbookIdentity } from '../workbook/workbook-identity';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

const namespace = 'urn:excel-add-in-for-pipedrive:workbook';

/** The `WorkbookIdentity` port over a custom XML part. `newId` makes a UUID. */
export function excelIdentity(newId: () => string): WorkbookIdentity {
  /** Of a workbook that can keep none: it counts until the pane ends. */
  let unkept: string | undefined;
  const read = (renewed: boolean) =>
    excelRun(
      async (context) => {
        const { workbook } = context;
        const { customXmlParts } = workbook;
        workbook.load('readOnly');
        const parts = customXmlParts.getByNamespace(namespace);
        parts.load('items/id');
        await context.sync();
        const [first, ...others] = parts.items;
        const xml = first?.getXml();
        await context.sync();
        const known = xml && attribute(rootOf(xml.value).start, 'id');
        if (known && !renewed) return known;
        if (workbook.readOnly && !renewed) return (unkept ??= newId());
        const id = newId();
        const text = `<workbook xmlns="${namespace}" id="${id}"></workbook>`;
        if (first) first.setXml(text);
        else customXmlParts.add(text);
        for (const part of others) part.delete();
        await context.sync();
        return id;
      },
      { patience },
    );
  return { get: () => read(false), renew: () => read(true) };
}
