import type { ProcedureEntry } from '../../connection/procedure-entry';
import { AppError } from '../../core/error';
import { itemsOf } from '../envelope';
import { scalars } from '../scalar';
import type { Session } from '../session';
import { change, column, idOf, parameter, uuidOf } from './facts';

interface FileLink {
  readonly name: string;
  readonly label: string;
  readonly member: string;
  readonly what: string;
}

/** What a file can belong to: Pipedrive, POST /v1/files. */
const links: readonly FileLink[] = [
  { name: 'DealId', label: 'Deal Id', member: 'deal_id', what: 'deal' },
  { name: 'PersonId', label: 'Person Id', member: 'person_id', what: 'person' },
  { name: 'OrgId', label: 'Org Id', member: 'org_id', what: 'organization' },
  { name: 'ProductId', label: 'Product Id', member: 'product_id', what: 'product' },
  { name: 'ActivityId', label: 'Activity Id', member: 'activity_id', what: 'activity' },
  { name: 'LeadId', label: 'Lead Id', member: 'lead_id', what: 'lead' },
  { name: 'ProjectId', label: 'Project Id', member: 'project_id', what: 'project' },
];

export const fileTransfers: readonly ProcedureEntry<Session>[] = [
  {
    name: 'UploadFile',
    help: 'Adds a file to a deal, person, organization, product, activity, lead or project.',
    parameters: [
      parameter('FileName', 'File Name', 'Name of the file, with its ending.', true),
      parameter('Content', 'Content', 'The file, as Base64 text.', true),
      ...links.map(({ name, label, what }) =>
        parameter(name, label, `Id of the ${what} it belongs to.`),
      ),
    ],
    columns: [
      column('Id', 'integer', 'Id of the file'),
      column('Name', 'text', 'Name of the file', true),
      column('FileSize', 'integer', 'Size in bytes', true),
      column('Url', 'text', 'Address to download it, for signed-in users', true),
    ],
    async run(values, session, signal) {
      const form = new FormData();
      form.set('file', new Blob([bytesOf(values['Content']!)]), values['FileName']!);
      for (const { name, label, member } of links) {
        const value = values[name];
        if (!value) continue;
        form.set(member, String(name === 'LeadId' ? uuidOf(value, label) : idOf(value, label)));
      }
      const record = await change(
        { method: 'POST', version: 'v1', path: 'files', cost: 10, body: form },
        session,
        signal,
      );
      return [
        [
          scalars.integer(record['id']),
          scalars.text(record['name']),
          scalars.integer(record['file_size'] ?? ''),
          scalars.text(record['url']),
        ],
      ];
    },
  },
  {
    name: 'DownloadFile',
    help: 'Reads a file, as Base64 text.',
    parameters: [parameter('FileId', 'File Id', 'Id of the file.', true)],
    columns: [
      column('FileName', 'text', 'Name of the file', true),
      column('FileSize', 'integer', 'Size in bytes'),
      column('Content', 'text', 'The file, as Base64 text'),
    ],
    async run(values, session, signal) {
      const path = `files/${idOf(values['FileId']!, 'File Id')}`;
      const get = { method: 'GET', version: 'v1' } as const;
      const about = await session.request({ ...get, path, cost: 2 }, { signal });
      const [file = {}] = itemsOf(about);
      const { base64 } = await session.request(
        { ...get, path: `${path}/download`, cost: 20, answer: 'base64' },
        { signal },
      );
      const content = String(base64);
      const size = (content.length / 4) * 3 - (/=*$/.exec(content)?.[0].length ?? 0);
      return [[scalars.text(file['name'] ?? file['file_name']), size, content]];
    },
  },
];

/** Throws `property-invalid` where the text is no Base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (error) {
    const rule = 'is the file as Base64 text';
    throw new AppError('property-invalid', { label: 'Content', rule }, error);
  }
}
