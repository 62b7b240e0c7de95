import { attribute, rootOf } from '../workbook/definition-text';
import type { Snapshots } from '../workbook/snapshot';
import { packSnapshot, unpackSnapshot } from '../workbook/snapshot-text';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** Namespace of the custom XML parts that hold a chunk of a snapshot each. */
export const snapshotNamespace = 'urn:excel-add-in-for-pipedrive:snapshot';

/** Namespace of one query's chunks: found without reading those of others. */
const namespaceOf = (query: string) => `${snapshotNamespace}:${query}`;

/**
 * The `Snapshots` port over custom XML parts: unlike a hidden sheet they need no unprotected
 * workbook structure, and they do not show among the sheets. One request per chunk.
 */
export const excelSnapshots: Snapshots = {
  read: async (query, name) => {
    const chunks: string[] = [];
    let total = 1;
    const ids = await partIds(query);
    for (const id of ids) {
      const { start, text } = rootOf(await partXml(id));
      if (attribute(start, 'name') !== name) continue;
      chunks[Number(attribute(start, 'chunk'))] = text;
      total = Number(attribute(start, 'of'));
    }
    return Object.keys(chunks).length === total ? unpackSnapshot(chunks) : undefined;
  },
  write: async (query, name, snapshot) => {
    const chunks = await packSnapshot(snapshot);
    for (const [index, text] of chunks.entries()) {
      const xml = `<snapshot xmlns="${namespaceOf(query)}" name="${name}" chunk="${index}" of="${chunks.length}">${text}</snapshot>`;
      await excelRun(
        async (context) => {
          context.workbook.customXmlParts.add(xml);
          await context.sync();
        },
        { patience },
      );
    }
  },
  prune: async (query, keep) => {
    for (const id of await partIds(query)) {
      const { start } = rootOf(await partXml(id));
      if (keep !== undefined && attribute(start, 'name') === keep) continue;
      await excelRun(
        async (context) => {
          context.workbook.customXmlParts.getItem(id).delete();
          await context.sync();
        },
        { patience },
      );
    }
  },
};

function partIds(query: string): Promise<string[]> {
  return excelRun(
    async (context) => {
      const parts = context.workbook.customXmlParts.getByNamespace(namespaceOf(query));
      parts.load('items/id');
      await context.sync();
      return parts.items.map(({ id }) => id);
    },
    { patience },
  );
}

function partXml(id: string): Promise<string> {
  return excelRun(
    async (context) => {
      const xml = context.workbook.customXmlParts.getItem(id).getXml();
      await context.sync();
      return xml.value;
    },
    { patience },
  );
}
