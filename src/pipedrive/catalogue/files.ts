import { omit } from '../omit';
import { asked, datetime, integer, link, never, selected, text, user, yesNo } from './column';
import type { ColumnEntry, TableEntry } from './entry';
import { pagedV1, postV1, putV1, removeV1 } from './source';

/** What every list of files tells of a file. */
const own: readonly ColumnEntry[] = [
  integer('Id', 'id', 'Id of the file', { kind: 'id', sort: 'id', ...never, ...selected }),
  text('Name', 'name', 'Name of the file as shown', { ...selected, writable: 'update' }),
  text('FileName', 'file_name', 'Name of the file as stored'),
  text('FileType', 'file_type', 'Kind of the file', selected),
  integer('FileSize', 'file_size', 'Size in bytes', selected),
  text('Description', 'description', 'Description', { ...selected, writable: 'update' }),
  datetime('AddTime', 'add_time', 'When the file was added', selected),
  datetime('UpdateTime', 'update_time', 'When the file was last changed', {
    ...never,
    sort: 'update_time',
  }),
  text('Url', 'url', 'Address to download it, for signed-in users'),
  yesNo('ActiveFlag', 'active_flag', 'Whether the file exists (not deleted)'),
  yesNo('InlineFlag', 'inline_flag', 'Whether it stands in the text of an e-mail'),
  text('RemoteLocation', 'remote_location', 'Service that keeps a remote file'),
  text('RemoteId', 'remote_id', 'Id within that service'),
  text('S3Bucket', 's3_bucket', 'Place of the file'),
];

const create = { writable: 'create' } as const;

const links: Readonly<Record<string, readonly ColumnEntry[]>> = {
  deal: [
    link('DealId', 'deal_id', 'Deals', 'linked deal', create),
    text('Deal', 'deal_name', 'Title of the linked deal', selected),
  ],
  person: [
    link('PersonId', 'person_id', 'Persons', 'linked person', create),
    text('Person', 'person_name', 'Name of the linked person', { kind: 'person', ...selected }),
  ],
  organization: [
    link('OrgId', 'org_id', 'Organizations', 'linked organization', create),
    text('Organization', 'org_name', 'Name of the linked organization', {
      kind: 'organization',
      ...selected,
    }),
  ],
  product: [
    link('ProductId', 'product_id', 'Products', 'linked product', create),
    text('Product', 'product_name', 'Name of the linked product'),
  ],
  lead: [
    text('LeadId', 'lead_id', 'Id of the linked lead', {
      kind: 'id',
      references: { table: 'Leads', column: 'Id' },
      ...create,
    }),
    text('Lead', 'lead_name', 'Title of the linked lead'),
  ],
  project: [
    link('ProjectId', 'project_id', 'Projects', 'linked project', create),
    text('Project', 'project_name', 'Title of the linked project'),
  ],
};

const uploader = user('User', 'user_id', 'user who added the file');
const rest: readonly ColumnEntry[] = [
  ...uploader,
  link('ActivityId', 'activity_id', 'Activities', 'linked activity', create),
  text('MailMessageId', 'mail_message_id', 'Id of the e-mail it came with', { kind: 'id' }),
  text('MailTemplateId', 'mail_template_id', 'Id of the e-mail template', { kind: 'id' }),
  text('Cid', 'cid', 'Id within the e-mail'),
];

/** Pages of files hold a hundred: Pipedrive, GET /v1/files. */
const source = (path: string) => ({ ...pagedV1(path), most: 100 });

export const files: TableEntry = {
  name: 'Files',
  kind: 'table',
  description: 'Files of deals, persons, organizations, products, leads and activities',
  key: 'Id',
  source: { ...source('files'), probe: { sort: 'id DESC' } },
  one: { path: 'files/{id}', cost: 2 },
  changes: 'newest-first',
  deletes: 'id-sweep',
  writes: {
    create: { ...postV1('files', ['file']), body: 'multipart' },
    update: { ...putV1('files/{id}'), body: 'form' },
    delete: removeV1('files/{id}'),
  },
  columns: [
    ...own.map((column) => (column.name === 'Id' ? { ...column, filter: { is: 'id' } } : column)),
    ...Object.values(links).flat(),
    ...rest,
  ],
};

interface Parent {
  readonly link: string;
  readonly code: string;
  readonly path: string;
  readonly links: readonly string[];
  /** Files of products tell less. */
  readonly rest: readonly ColumnEntry[];
}

const filesOf = (
  name: string,
  { link: what, code, path, links: told, rest: more }: Parent,
): TableEntry => {
  const readOnly = [...own, ...told.flatMap((one) => links[one]!), ...more].map(
    (one): ColumnEntry => {
      const column = omit(one, 'writable');
      return one.code === code ? { ...column, ...never, ...selected, ...asked(code) } : column;
    },
  );
  return {
    name,
    kind: 'view',
    description: `Files of ${path}`,
    // A file belongs to one of each at most, so its id stays unique.
    key: 'Id',
    source: source(`${path}/{${code}}/files`),
    inputs: [{ column: links[what]![0]!.name, parameter: code }],
    changes: 'none',
    deletes: 'whole-list',
    columns: readOnly,
  };
};

const contacts = ['deal', 'person', 'organization', 'product', 'lead'];

export const dealsFiles = filesOf('DealsFiles', {
  link: 'deal',
  code: 'deal_id',
  path: 'deals',
  links: contacts,
  rest,
});
export const personsFiles = filesOf('PersonsFiles', {
  link: 'person',
  code: 'person_id',
  path: 'persons',
  links: contacts,
  rest,
});
export const organizationsFiles = filesOf('OrganizationsFiles', {
  link: 'organization',
  code: 'org_id',
  path: 'organizations',
  links: contacts,
  rest,
});
export const productsFiles = filesOf('ProductsFiles', {
  link: 'product',
  code: 'product_id',
  path: 'products',
  links: ['product'],
  rest: [],
});
