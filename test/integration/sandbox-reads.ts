/**
 * What the contract test asks of every reading endpoint: the path of the API description, and the
 * request to send where that differs. Ids that only the generator knows are looked up first.
 */
export interface Read {
  readonly version: 1 | 2;
  readonly path: string;
  readonly request?: string;
  /** A request whose first row gives what is missing in the other one. */
  readonly from?: { readonly list: string; readonly to: (row: Record<string, unknown>) => string };
}

const inPeriod = 'start_date=2025-01-01&end_date=2026-12-31';
const hundred = Array.from({ length: 100 }, (_, index) => index + 1).join(',');
const soldDeals = `/deals/products?deal_ids=${hundred}&limit=500`;

export const reads: readonly Read[] = [
  { version: 2, path: '/deals', request: '/deals?limit=500' },
  { version: 2, path: '/deals/archived' },
  { version: 2, path: '/deals/{id}', request: '/deals/1' },
  { version: 2, path: '/persons', request: '/persons?limit=500' },
  { version: 2, path: '/persons/{id}', request: '/persons/1' },
  { version: 2, path: '/organizations', request: '/organizations?limit=500' },
  { version: 2, path: '/organizations/{id}', request: '/organizations/1' },
  { version: 2, path: '/activities', request: '/activities?limit=500&include_fields=attendees' },
  { version: 2, path: '/activities/{id}', request: '/activities/1' },
  { version: 2, path: '/products', request: '/products?limit=500' },
  { version: 2, path: '/products/{id}', request: '/products/1' },
  { version: 2, path: '/pipelines' },
  { version: 2, path: '/pipelines/{id}', request: '/pipelines/1' },
  { version: 2, path: '/stages' },
  { version: 2, path: '/stages/{id}', request: '/stages/1' },
  { version: 2, path: '/dealFields', request: '/dealFields?limit=500' },
  { version: 2, path: '/dealFields/{field_code}', request: '/dealFields/status' },
  { version: 2, path: '/personFields' },
  { version: 2, path: '/organizationFields' },
  { version: 2, path: '/productFields' },
  { version: 2, path: '/activityFields' },
  { version: 2, path: '/deals/search', request: '/deals/search?term=robot' },
  { version: 2, path: '/persons/search', request: '/persons/search?term=example' },
  { version: 2, path: '/organizations/search', request: '/organizations/search?term=AG' },
  { version: 2, path: '/products/search', request: '/products/search?term=Servo' },
  { version: 2, path: '/leads/search', request: '/leads/search?term=enquiry' },
  { version: 2, path: '/itemSearch', request: '/itemSearch?term=robot' },
  { version: 1, path: '/users' },
  { version: 1, path: '/users/me' },
  { version: 1, path: '/users/find', request: '/users/find?term=Kask' },
  { version: 1, path: '/currencies' },
  { version: 1, path: '/activityTypes' },
  { version: 1, path: '/leads', request: '/leads?limit=500' },
  { version: 1, path: '/leads/archived' },
  { version: 1, path: '/leadLabels' },
  { version: 1, path: '/leadSources' },
  { version: 1, path: '/leadFields', request: '/leadFields?limit=500' },
  { version: 1, path: '/notes', request: '/notes?limit=500' },
  { version: 1, path: '/notes/{id}', request: '/notes/1' },
  { version: 1, path: '/noteFields' },
  { version: 1, path: '/filters' },
  { version: 1, path: '/filters/{id}', request: '/filters/1?include_field_code=true' },
  { version: 1, path: '/dealFields' },
  { version: 1, path: '/activityFields' },
  {
    version: 2,
    path: '/deals/{id}/products',
    from: { list: soldDeals, to: (row) => `/deals/${String(row.deal_id)}/products` },
  },
  { version: 2, path: '/deals/products', request: soldDeals },
  ...['deals', 'persons', 'organizations', 'products'].flatMap((kind) =>
    ['followers', 'followers/changelog'].map((what) => ({
      version: 2 as const,
      path: `/${kind}/{id}/${what}`,
      request: `/${kind}/1/${what}`,
    })),
  ),
  { version: 2, path: '/products/{id}/variations', request: '/products/3/variations' },
  { version: 2, path: '/projects', request: '/projects?limit=500' },
  { version: 2, path: '/projects/archived' },
  { version: 2, path: '/projects/{id}', request: '/projects/1' },
  { version: 2, path: '/projects/{id}/permittedUsers', request: '/projects/1/permittedUsers' },
  { version: 2, path: '/projectFields' },
  { version: 2, path: '/projectFields/{field_code}', request: '/projectFields/status' },
  { version: 2, path: '/projectTemplates' },
  { version: 2, path: '/projectTemplates/{id}', request: '/projectTemplates/1' },
  { version: 2, path: '/tasks', request: '/tasks?limit=500' },
  { version: 2, path: '/tasks/{id}', request: '/tasks/1' },
  { version: 2, path: '/boards' },
  { version: 2, path: '/boards/{id}', request: '/boards/1' },
  { version: 2, path: '/phases', request: '/phases?board_id=1' },
  { version: 2, path: '/phases/{id}', request: '/phases/1' },
  { version: 1, path: '/notes/{id}/comments', request: '/notes/1/comments' },
  {
    version: 1,
    path: '/notes/{id}/comments/{commentId}',
    from: { list: '/notes/1/comments', to: (row) => `/notes/1/comments/${String(row.uuid)}` },
  },
  { version: 1, path: '/deals/{id}/participants', request: '/deals/1/participants' },
  { version: 1, path: '/files' },
  { version: 1, path: '/files/{id}', request: '/files/1' },
  {
    version: 1,
    path: '/deals/{id}/files',
    from: { list: '/files', to: (row) => `/deals/${String(row.deal_id)}/files` },
  },
  {
    version: 1,
    path: '/persons/{id}/files',
    from: { list: '/files', to: (row) => `/persons/${String(row.person_id)}/files` },
  },
  {
    version: 1,
    path: '/organizations/{id}/files',
    from: { list: '/files', to: (row) => `/organizations/${String(row.org_id)}/files` },
  },
  {
    version: 1,
    path: '/products/{id}/files',
    from: {
      list: '/files?sort=id%20DESC',
      to: (row) => `/products/${String(row.product_id)}/files`,
    },
  },
  { version: 1, path: '/callLogs' },
  {
    version: 1,
    path: '/callLogs/{id}',
    from: { list: '/callLogs', to: (row) => `/callLogs/${String(row.id)}` },
  },
  ...['inbox', 'sent', 'archive'].map((folder) => ({
    version: 1 as const,
    path: '/mailbox/mailThreads',
    request: `/mailbox/mailThreads?folder=${folder}`,
  })),
  ...(
    [
      ['/mailbox/mailThreads/{id}', (row) => `/mailbox/mailThreads/${String(row.id)}`],
      [
        '/mailbox/mailThreads/{id}/mailMessages',
        (row) => `/mailbox/mailThreads/${String(row.id)}/mailMessages`,
      ],
      ['/deals/{id}/mailMessages', (row) => `/deals/${String(row.deal_id)}/mailMessages`],
    ] satisfies [string, (row: Record<string, unknown>) => string][]
  ).map(([path, to]) => ({
    version: 1 as const,
    path,
    from: { list: '/mailbox/mailThreads?folder=inbox', to },
  })),
  { version: 1, path: '/mailbox/mailMessages/{id}', request: '/mailbox/mailMessages/5' },
  {
    version: 1,
    path: '/organizationRelationships',
    request: '/organizationRelationships?org_id=276',
  },
  {
    version: 1,
    path: '/organizationRelationships/{id}',
    request: '/organizationRelationships/1?org_id=43',
  },
  { version: 1, path: '/goals/find', request: '/goals/find?type.name=deals_won' },
  { version: 1, path: '/roles' },
  { version: 1, path: '/roles/{id}', request: '/roles/2' },
  { version: 1, path: '/roles/{id}/assignments', request: '/roles/1/assignments' },
  { version: 1, path: '/roles/{id}/settings', request: '/roles/1/settings' },
  { version: 1, path: '/roles/{id}/pipelines', request: '/roles/1/pipelines' },
  {
    version: 1,
    path: '/users/{id}/roleAssignments',
    request: '/users/12000001/roleAssignments',
  },
  { version: 1, path: '/users/{id}/roleSettings', request: '/users/12000001/roleSettings' },
  { version: 1, path: '/users/{id}', request: '/users/12000001' },
  { version: 1, path: '/permissionSets' },
  {
    version: 1,
    path: '/permissionSets/{id}/assignments',
    from: {
      list: '/permissionSets?app=global',
      to: (row) => `/permissionSets/${String(row.id)}/assignments`,
    },
  },
  { version: 1, path: '/webhooks' },
  { version: 1, path: '/deals/summary' },
  {
    version: 1,
    path: '/deals/timeline',
    request: '/deals/timeline?start_date=2026-01-01&interval=month&amount=9&field_key=add_time',
  },
  { version: 1, path: '/pipelines/{id}/deals', request: '/pipelines/1/deals?everyone=1' },
  { version: 1, path: '/stages/{id}/deals', request: '/stages/1/deals?everyone=1' },
  {
    version: 1,
    path: '/pipelines/{id}/conversion_statistics',
    request: `/pipelines/1/conversion_statistics?${inPeriod}`,
  },
  {
    version: 1,
    path: '/pipelines/{id}/movement_statistics',
    request: `/pipelines/1/movement_statistics?${inPeriod}`,
  },
  { version: 1, path: '/products/{id}/deals', request: '/products/93/deals' },
  { version: 1, path: '/deals/{id}/permittedUsers', request: '/deals/1/permittedUsers' },
  { version: 1, path: '/persons/{id}/permittedUsers', request: '/persons/1/permittedUsers' },
  {
    version: 1,
    path: '/organizations/{id}/permittedUsers',
    request: '/organizations/1/permittedUsers',
  },
  { version: 1, path: '/products/{id}/permittedUsers', request: '/products/1/permittedUsers' },
  {
    version: 1,
    path: '/leads/{id}/permittedUsers',
    from: { list: '/leads', to: (row) => `/leads/${String(row.id)}/permittedUsers` },
  },
  {
    version: 1,
    path: '/leads/{id}',
    from: { list: '/leads', to: (row) => `/leads/${String(row.id)}` },
  },
  ...['person', 'organization', 'product', 'activity'].map((kind) => ({
    version: 2 as const,
    path: `/${kind}Fields/{field_code}`,
    request: `/${kind}Fields/id`,
  })),
  ...['person', 'organization', 'product'].map((kind) => ({
    version: 1 as const,
    path: `/${kind}Fields`,
  })),
  ...['persons', 'organizations'].map((kind) => ({
    version: 1 as const,
    path: `/${kind}/{id}/mailMessages`,
    from: {
      list: '/mailbox/mailMessages/5',
      to: (row: Record<string, unknown>) => {
        const [{ linked_person_id: person, linked_organization_id: organization }] = row.from as [
          Record<string, unknown>,
        ];
        return `/${kind}/${String(kind === 'persons' ? person : organization)}/mailMessages`;
      },
    },
  })),
];
