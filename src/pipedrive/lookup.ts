import { isAppError } from '../core/error';
import type { LookupName, TableEntry } from './catalogue/entry';
import { roles } from './catalogue/company';
import { leadLabels } from './catalogue/leads';
import { pipelines, stages } from './catalogue/pipelines';
import { projectBoards } from './catalogue/projects';
import { activityTypes } from './catalogue/settings';
import { users } from './catalogue/users';
import type { Option } from './labels';
import { listAll } from './paging';
import { asText } from './scalar';
import type { RequestOptions, Session } from './session';

interface LookupEntry {
  readonly table: TableEntry;
  /** Key of the value that other tables carry. */
  readonly id: string;
}

const lookups: Readonly<Record<LookupName, LookupEntry>> = {
  stages: { table: stages, id: 'id' },
  pipelines: { table: pipelines, id: 'id' },
  users: { table: users, id: 'id' },
  activityTypes: { table: activityTypes, id: 'key_string' },
  leadLabels: { table: leadLabels, id: 'id' },
  roles: { table: roles, id: 'id' },
  boards: { table: projectBoards, id: 'id' },
};

/** Ids and names of a list, kept on the session. Empty where this user may not read it. */
export function loadLookup(
  name: LookupName,
  session: Session,
  options: RequestOptions = {},
): Promise<readonly Option[]> {
  const { table, id } = lookups[name];
  return session.remember(
    `lookup ${name}`,
    async (signal) => {
      const items = await unlessForbidden(listAll(session, table.source, { signal }));
      return items.map((item) => ({
        id: String(asText(item[id])),
        label: String(asText(item['name'])),
      }));
    },
    options,
  );
}

/** Names are a comfort: without the permission to read them, ids are shown. */
export async function unlessForbidden<T>(items: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await items;
  } catch (error) {
    if (isAppError(error) && (error.code === 'forbidden' || error.code === 'plan-limit')) return [];
    throw error;
  }
}
