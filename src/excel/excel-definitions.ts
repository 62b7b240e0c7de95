import { AppError, toAppError } from '../core/error';
import type { QueryDefinition } from '../workbook/definition';
import {
  definitionId,
  definitionNamespace,
  definitionXml,
  parseDefinition,
} from '../workbook/definition-text';
import type { Definitions, StoredDefinition } from '../workbook/definitions';
import { excelRun } from './excel-run';
import { patience } from './excel-staging';

/** The `Definitions` port over custom XML parts. */
export function excelDefinitions(): Definitions {
  return {
    list,
    write: async (definition) => {
      // Twice, because a part that was not kept may be kept the second time.
      for (let attempt = 1; attempt <= 2; attempt++) {
        await write(definition);
        if (await isKept(definition)) return;
      }
      throw new AppError('definition-not-kept', { table: definition.table.name });
    },
    remove: (part) =>
      excelRun(
        async (context) => {
          const found = context.workbook.customXmlParts.getItemOrNullObject(part);
          await context.sync();
          if (found.isNullObject) return;
          found.delete();
          await context.sync();
        },
        { patience },
      ),
  };
}

/** Whether the workbook holds the definition as it was written. */
async function isKept(definition: QueryDefinition): Promise<boolean> {
  const wanted = JSON.stringify(definition);
  return (await list()).some(
    (stored) => 'definition' in stored && JSON.stringify(stored.definition) === wanted,
  );
}

function list(): Promise<readonly StoredDefinition[]> {
  return excelRun(
    async (context) =>
      (await loadParts(context)).map(({ part, xml }): StoredDefinition => {
        try {
          return { part: part.id, definition: parseDefinition(xml) };
        } catch (error) {
          const id = definitionId(xml);
          return { part: part.id, ...(id ? { id } : {}), problem: toAppError(error) };
        }
      }),
    { patience },
  );
}

function write(definition: QueryDefinition): Promise<void> {
  return excelRun(
    async (context) => {
      (await definitionPut(context, definition))();
      await context.sync();
    },
    { details: { table: definition.table.name }, patience },
  );
}

/**
 * How to put a definition into a batch, beside whatever else the batch changes. Syncs; the function it
 * resolves with adds to the batch and is called last, so that it is not there without the rest. Throws
 * `definition-newer` or `definition-damaged` for what must not be replaced.
 */
export async function definitionPut(
  context: Excel.RequestContext,
  definition: QueryDefinition,
): Promise<() => void> {
  const same = (await loadParts(context)).filter(({ xml }) => definitionId(xml) === definition.id);
  for (const { xml } of same) parseDefinition(xml);
  const xml = definitionXml(definition);
  const [first, ...copies] = same;
  return () => {
    if (first) first.part.setXml(xml);
    else context.workbook.customXmlParts.add(xml);
    for (const { part } of copies) part.delete();
  };
}

async function loadParts(context: Excel.RequestContext) {
  const parts = context.workbook.customXmlParts.getByNamespace(definitionNamespace);
  parts.load('items/id');
  await context.sync();
  const texts = parts.items.map((part) => ({ part, xml: part.getXml() }));
  await context.sync();
  return texts.map(({ part, xml }) => ({ part, xml: xml.value }));
}
