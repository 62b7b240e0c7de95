/** A request that writes, the status it answers with, and its path in the API description. */
export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** What to send instead of the path; `$id` stands for the id that the first write answered. */
  readonly request: string;
  readonly body?: object;
  readonly status?: 200 | 201;
}

interface Chain {
  readonly version: 1 | 2;
  readonly name: string;
  readonly writes: readonly Write[];
}

/** Create, change and delete one record; `at` is the collection's path, `in` that of a parent. */
function life(
  version: 1 | 2,
  at: string,
  to: { readonly in?: string; readonly status?: 200 | 201; readonly child?: string },
  bodies: readonly [created: object, changed?: object],
): Chain {
  const method = version === 2 ? 'PATCH' : 'PUT';
  const request = to.in ?? at;
  const single = `${at}/{${to.child ?? 'id'}}`;
  const [created, changed] = bodies;
  const made: Write = { method: 'POST', path: at, request, body: created };
  return {
    version,
    name: at,
    writes: [
      to.status ? { ...made, status: to.status } : made,
      ...(changed
        ? [{ method, path: single, request: `${request}/$id`, body: changed } as const]
        : []),
      { method: 'DELETE', path: single, request: `${request}/$id` },
    ],
  };
}

const line = { product_id: 1, item_price: 9.5, quantity: 2, tax: 20, tax_method: 'exclusive' };
const followers = (kind: string): Chain =>
  life(
    2,
    `/${kind}/{id}/followers`,
    { in: `/${kind}/2/followers`, status: 201, child: 'follower_id' },
    [{ user_id: 12000149 }],
  );

/** What the contract test writes, and reads the answers of. */
export const chains: readonly Chain[] = [
  life(
    2,
    '/deals/{id}/products',
    { in: '/deals/1/products', status: 201, child: 'product_attachment_id' },
    [line, { quantity: 3, discount: 10 }],
  ),
  {
    version: 2,
    name: '/deals/{id}/products in bulk',
    writes: [
      {
        method: 'POST',
        path: '/deals/{id}/products/bulk',
        request: '/deals/2/products/bulk',
        body: { data: [line, line] },
        status: 201,
      },
      { method: 'DELETE', path: '/deals/{id}/products', request: '/deals/2/products' },
    ],
  },
  ...['deals', 'persons', 'organizations', 'products'].map(followers),
  life(
    2,
    '/products/{id}/variations',
    { in: '/products/1/variations', status: 201, child: 'product_variation_id' },
    [{ name: 'Left', prices: [{ currency: 'EUR', price: 5 }] }, { name: 'Left-hand' }],
  ),
  life(2, '/projects', { status: 201 }, [{ title: 'Line 4', deal_ids: [1] }, { phase_id: 2 }]),
  life(2, '/tasks', { status: 201 }, [{ title: 'Measure', project_id: 1 }, { done: 1 }]),
  life(2, '/boards', {}, [{ name: 'Spare parts' }, { order_nr: 9 }]),
  life(2, '/phases', {}, [{ name: 'Packing', board_id: 1 }, { name: 'Packed' }]),
  {
    version: 2,
    name: '/projects/{id}/archive',
    writes: [{ method: 'POST', path: '/projects/{id}/archive', request: '/projects/2/archive' }],
  },
  {
    version: 2,
    name: '/deals/{id}/convert/lead',
    writes: [
      {
        method: 'POST',
        path: '/deals/{id}/convert/lead',
        request: '/deals/5/convert/lead',
      },
    ],
  },
  life(1, '/notes/{id}/comments', { in: '/notes/2/comments', child: 'commentId' }, [
    { content: 'Agreed' },
    { content: 'Agreed by all' },
  ]),
  life(
    1,
    '/deals/{id}/participants',
    { in: '/deals/3/participants', child: 'deal_participant_id' },
    [{ person_id: 7 }],
  ),
  life(1, '/callLogs', {}, [
    {
      outcome: 'connected',
      to_phone_number: '+372 555',
      start_time: '2026-11-22T10:00:00.000Z',
      end_time: '2026-11-22T10:01:00.000Z',
      user_id: 12000001,
      activity_id: 1,
    },
  ]),
  life(1, '/organizationRelationships', {}, [
    { type: 'parent', rel_owner_org_id: 3, rel_linked_org_id: 4 },
    { type: 'related' },
  ]),
  life(1, '/goals', {}, [
    {
      title: 'Calls',
      assignee: { id: 12000001, type: 'person' },
      type: { name: 'activities_completed', params: { activity_type_id: [1] } },
      expected_outcome: { target: 20, tracking_metric: 'quantity' },
      duration: { start: '2026-01-01', end: '2026-12-31' },
      interval: 'weekly',
    },
    { interval: 'monthly' },
  ]),
  life(1, '/roles', {}, [{ name: 'Partners', parent_role_id: 1 }, { name: 'All partners' }]),
  {
    version: 1,
    name: '/roles/{id}/assignments and settings',
    writes: [
      {
        method: 'POST',
        path: '/roles/{id}/assignments',
        request: '/roles/2/assignments',
        body: { user_id: 12000075 },
      },
      {
        method: 'DELETE',
        path: '/roles/{id}/assignments',
        request: '/roles/2/assignments',
        body: { user_id: 12000075 },
      },
      {
        method: 'POST',
        path: '/roles/{id}/settings',
        request: '/roles/2/settings',
        body: { setting_key: 'deal_default_visibility', value: 7 },
      },
    ],
  },
  life(1, '/webhooks', { status: 201 }, [
    {
      subscription_url: 'https://hooks.example/deals',
      event_action: 'change',
      event_object: 'deal',
      name: 'Deals',
    },
  ]),
  {
    version: 1,
    name: '/deals/{id}/duplicate',
    writes: [{ method: 'POST', path: '/deals/{id}/duplicate', request: '/deals/1/duplicate' }],
  },
  ...['deals', 'persons', 'organizations'].map((kind): Chain => ({
    version: 1,
    name: `/${kind}/{id}/merge`,
    writes: [
      {
        method: 'PUT',
        path: `/${kind}/{id}/merge`,
        request: `/${kind}/11/merge`,
        body: { merge_with_id: 12 },
      },
    ],
  })),
];
