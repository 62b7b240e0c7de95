import type { FieldsOwner } from './catalogue/entry';
import { fieldSources } from './catalogue/fields';
import { isJsonObject, type JsonObject } from './json';
import type { Option } from './labels';
import { unlessForbidden } from './lookup';
import { listAll } from './paging';
import { asText } from './scalar';
import type { RequestOptions, Session } from './session';

/** The definition of a field, Pipedrive's own or the company's. */
export interface Field {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly custom: boolean;
  readonly options: readonly Option[];
}

/**
 * All field definitions of an entity, kept on the session. The list is paged like any other, and
 * clients that read only its first page lose fields.
 */
export function loadFields(
  owner: FieldsOwner,
  session: Session,
  options: RequestOptions = {},
): Promise<readonly Field[]> {
  return session.remember(
    `fields ${owner}`,
    async (signal) => {
      const items = await unlessForbidden(listAll(session, fieldSources[owner], { signal }));
      return items.map(toField);
    },
    options,
  );
}

function toField(item: JsonObject): Field {
  const description = item['description'];
  return {
    code: String(item['field_code']),
    name: String(item['field_name']),
    type: String(item['field_type']),
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    custom: item['is_custom_field'] === true,
    options: toOptions(item['options']),
  };
}

function toOptions(raw: unknown): Option[] {
  if (!Array.isArray(raw)) return [];
  return raw
    .filter(isJsonObject)
    .map(({ id, label }) => ({ id: String(asText(id)), label: String(asText(label)) }));
}
