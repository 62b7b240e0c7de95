import { attribute, rootOf } from '../workbook/definition-text';
import { patched, type Snapshots } from '../workbook/snapshot';
import { packPatch, packSnapshot, unpackPatch, unpackSnapshot } from '../workbook/snapshot-text';
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
    const [first, ...others] = name.split('+');
    const found = await readChunks(query);
    const snapshot = await unpackSnapshot(found.get(first!) ?? []);
    const patches = await Promise.all(others.map((one) => unpackPatch(found.get(one) ?? [])));
    const whole = patches.filter((patch) => patch !== undefined);
    return snapshot && whole.length === patches.length ? patched(snapshot, whole) : undefined;
  },
  write: async (query, name, snapshot) => writeChunks(query, name, await packSnapshot(snapshot)),
  writePatch: async (query, name, patch) => writeChunks(query, name, await packPatch(patch)),
  prune: async (query, keep) => {
    const kept = new Set(keep?.split('+'));
    for (const id of await partIds(query)) {
      const { start } = rootOf(await partXml(id));
      if (kept.has(attribute(start, 'name') ?? '')) continue;
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

/** The chunks of a query by name, those that are all there. */
async function readChunks(query: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, { chunks: string[]; total: number }>();
  for (const id of await partIds(query)) {
    const { start, text } = rootOf(await partXml(id));
    const name = attribute(start, 'name') ?? '';
    const one = found.get(name) ?? { chunks: [], total: Number(attribute(start, 'of')) };
    one.chunks[Number(attribute(start, 'chunk'))] = text;
    found.set(name, one);
  }
  const isWhole = ({ chunks, total }: { chunks: string[]; total: number }) =>
    Object.keys(chunks).length === total;
  return new Map(
    [...found].flatMap(([name, one]) => (isWhole(one) ? [[name, one.chunks] as const] : [])),
  );
}

async function writeChunks(query: string, name: string, chunks: readonly string[]): Promise<void> {
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
}

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
