import type { ProcedureEntry } from '../../connection/procedure-entry';
import { scalars } from '../scalar';
import type { Session } from '../session';
import { change, column, idOf, parameter } from './facts';

interface Merged {
  readonly name: string;
  readonly path: string;
  readonly what: string;
  readonly label: string;
  readonly parameter: string;
  /** Member that holds the name of the record. */
  readonly title: string;
}

/** `PUT /v1/{deals|persons|organizations}/{id}/merge`: v2 has nothing. */
const merge = ({
  name,
  path,
  what,
  label,
  parameter: id,
  title,
}: Merged): ProcedureEntry<Session> => ({
  name,
  help: `Merges one ${what} into another; the first one is gone afterwards.`,
  parameters: [
    parameter(id, label, `Id of the ${what} that is merged into the other.`, true),
    parameter('MergeWithId', 'Merge With Id', `Id of the ${what} that stays.`, true),
  ],
  columns: [
    column('Id', 'integer', `Id of the ${what} that stayed`),
    column('Name', 'text', 'Its name', true),
  ],
  async run(values, session, signal) {
    const from = idOf(values[id]!, label);
    const into = idOf(values['MergeWithId']!, 'Merge With Id');
    const record = await change(
      {
        method: 'PUT',
        version: 'v1',
        path: `${path}/${from}/merge`,
        cost: 40,
        body: { merge_with_id: into },
      },
      session,
      signal,
    );
    return [[scalars.integer(record['id'] ?? into), scalars.text(record[title])]];
  },
});

const duplicate: ProcedureEntry<Session> = {
  name: 'DuplicateDeal',
  help: 'Makes a copy of a deal.',
  parameters: [parameter('DealId', 'Deal Id', 'Id of the deal to copy.', true)],
  columns: [
    column('Id', 'integer', 'Id of the copy'),
    column('Title', 'text', 'Title of the copy', true),
  ],
  async run(values, session, signal) {
    const id = idOf(values['DealId']!, 'Deal Id');
    const record = await change(
      { method: 'POST', version: 'v1', path: `deals/${id}/duplicate`, cost: 10 },
      session,
      signal,
    );
    return [[scalars.integer(record['id']), scalars.text(record['title'])]];
  },
};

export const merges: readonly ProcedureEntry<Session>[] = [
  merge({
    name: 'MergeDeals',
    path: 'deals',
    what: 'deal',
    label: 'Deal Id',
    parameter: 'DealId',
    title: 'title',
  }),
  merge({
    name: 'MergePersons',
    path: 'persons',
    what: 'person',
    label: 'Person Id',
    parameter: 'PersonId',
    title: 'name',
  }),
  merge({
    name: 'MergeOrganizations',
    path: 'organizations',
    what: 'organization',
    label: 'Organization Id',
    parameter: 'OrganizationId',
    title: 'name',
  }),
  duplicate,
];
