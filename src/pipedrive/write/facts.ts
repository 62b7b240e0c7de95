import type { LinkedName } from '../catalogue/entry';
import { fieldSources } from '../catalogue/fields';
import { stages } from '../catalogue/pipelines';
import { currencies } from '../catalogue/settings';
import type { FieldsOwner, TableEntry } from '../catalogue/entry';
import { loadFields, type Field } from '../fields';
import { isJsonObject } from '../json';
import type { Option } from '../labels';
import { unlessForbidden } from '../lookup';
import { listPages, pageLimit } from '../paging';
import type { RequestOptions, Session } from '../session';

/** When a company wants a field to be filled in: OpenAPI v2, `required_fields` of field lists. */
export interface RequiredField {
  readonly code: string;
  /** Only in these stages; none means all. */
  readonly stages: readonly string[];
}

/** What checks need to know of the company beside the schema. */
export interface WriteFacts {
  /** Definitions of the table's fields, by key. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly RequiredField[];
  readonly pipelineOfStage: ReadonlyMap<string, string>;
  /** Empty where the list may not be read: then any code will do. */
  readonly currencies: readonly Option[];
  readonly names: LinkedIds;
}

/** What names of linked rows were found to mean. */
export type LinkedIds = ReadonlyMap<LinkedName, ReadonlyMap<string, NameMeaning>>;

export interface NameMeaning {
  readonly ids: readonly string[];
  /** The name most like it, where no row has it. */
  readonly nearest?: string;
}

/** What loading the facts of a table takes, so that nothing is asked for in vain. */
export interface FactsNeeded {
  readonly required: boolean;
  readonly stages: boolean;
  readonly currencies: boolean;
}

/** Lists are kept on the session for five minutes. Throws what requests throw. */
export async function loadFacts(
  entry: TableEntry,
  needed: FactsNeeded,
  names: LinkedIds,
  session: Session,
  options: RequestOptions,
): Promise<WriteFacts> {
  const owner = entry.customFields ? entry.fields : undefined;
  const [fields, required, pipelineOfStage, codes] = await Promise.all([
    owner ? loadFields(owner, session, options) : [],
    owner && needed.required ? requiredFields(owner, session, options) : [],
    needed.stages ? stagePipelines(session, options) : new Map<string, string>(),
    needed.currencies ? currencyCodes(session, options) : [],
  ]);
  return {
    fields: new Map(fields.map((field) => [field.code, field])),
    required,
    pipelineOfStage,
    currencies: codes,
    names,
  };
}

function requiredFields(
  owner: FieldsOwner,
  session: Session,
  options: RequestOptions,
): Promise<readonly RequiredField[]> {
  return session.remember(
    `required fields ${owner}`,
    async (signal) => {
      const found: RequiredField[] = [];
      const query = { include_fields: 'required_fields' };
      const items = unlessForbidden(all(session, fieldSources[owner], query, { signal }));
      for (const item of await items) {
        const rule = item['required_fields'];
        if (!isJsonObject(rule) || rule['enabled'] !== true) continue;
        const stageIds = Array.isArray(rule['stage_ids']) ? rule['stage_ids'] : [];
        found.push({ code: String(item['field_code']), stages: stageIds.map(String) });
      }
      return found;
    },
    options,
  );
}

async function all(
  session: Session,
  source: Parameters<typeof listPages>[1],
  query: Readonly<Record<string, string>>,
  options: RequestOptions,
) {
  const items = [];
  for await (const page of listPages(session, source, query, pageLimit, options))
    items.push(...page.items);
  return items;
}

/** Stages of different pipelines share names, so the pipeline tells them apart. */
function stagePipelines(session: Session, options: RequestOptions) {
  return session.remember(
    'pipelines of stages',
    async (signal) => {
      const items = await unlessForbidden(all(session, stages.source, {}, { signal }));
      return new Map(items.map((item) => [String(item['id']), String(item['pipeline_id'])]));
    },
    options,
  );
}

function currencyCodes(session: Session, options: RequestOptions) {
  return session.remember(
    'currency codes',
    async (signal) => {
      const items = await unlessForbidden(all(session, currencies.source, {}, { signal }));
      return items
        .filter((item) => item['active_flag'] !== false)
        .map((item): Option => ({ id: String(item['code']), label: String(item['code']) }));
    },
    options,
  );
}
