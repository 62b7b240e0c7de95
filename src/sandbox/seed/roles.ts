import { addValues, type Database } from '../database';
import type { JsonObject } from '../json';

/** Name, and the role above. */
const roles: readonly (readonly [string, number | null])[] = [
  ['(Unassigned users)', null],
  ['Sales', 1],
  ['Key accounts', 2],
  ['Großkunden', 3],
  ['Service', 1],
];

/** The permission sets of every company. Users name those of administrators. */
const permissionSets: readonly {
  id: string;
  name: string;
  description: string;
  app: string;
  type: string;
  contents: readonly string[];
}[] = [
  {
    id: '62cc4d7f-4038-4352-abf3-a8c1c822b631',
    name: 'Deals admin',
    description: 'See and edit all sales data (deals, leads), manage company-level sales setup',
    app: 'sales',
    type: 'admin',
    contents: ['can_add_products', 'can_delete_deals', 'can_merge_deals', 'can_use_api'],
  },
  {
    id: 'f07d229d-088a-4144-a40f-1fe64295d180',
    name: 'Deals regular user',
    description: 'Access to sales data (deals, leads); actions depend on the permissions',
    app: 'sales',
    type: 'regular',
    contents: ['can_add_products', 'can_use_api', 'can_export_data_from_lists'],
  },
  {
    id: '233b7976-39bd-43a9-b305-ef3a2b0998e5',
    name: 'Global admin',
    description: 'See and edit all cross-product data (such as contacts, activities, reports)',
    app: 'global',
    type: 'admin',
    contents: ['can_merge_people', 'can_merge_organizations', 'can_edit_custom_fields'],
  },
  {
    id: 'ec8a42e5-1842-490d-9113-b3a3b4b1c0a9',
    name: 'Global regular user',
    description: 'Access to cross-product data; actions depend on the permissions',
    app: 'global',
    type: 'regular',
    contents: ['can_see_other_users', 'can_share_filters'],
  },
  {
    id: '982c5ce5-b8ba-4b47-b102-9da024f4b990',
    name: 'Account settings',
    description: 'Access company account level features and setup (billing, user management)',
    app: 'account_settings',
    type: 'admin',
    contents: [],
  },
];

/** What a new role lets its users see, and how visible what they add is. */
export function newRoleSettings(): JsonObject {
  return {
    deal_default_visibility: 3,
    lead_default_visibility: 3,
    org_default_visibility: 3,
    person_default_visibility: 3,
    product_default_visibility: 3,
    deal_access_level: 7,
    org_access_level: 7,
    person_access_level: 7,
    product_access_level: 7,
  };
}

/** Adds roles, which form a tree, and permission sets. */
export function seedRoles(database: Database): void {
  roles.forEach(([name, parent], index) => {
    addValues(database, 'roles', {
      id: index + 1,
      name,
      parent_role_id: parent,
      active_flag: true,
      settings: newRoleSettings(),
    });
  });
  for (const { contents, ...set } of permissionSets) {
    addValues(database, 'permissionSets', { ...set, contents: [...contents] });
  }
}
