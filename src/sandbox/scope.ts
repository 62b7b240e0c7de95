/**
 * What an app may be allowed, in the words of the consent page. Names and texts are those of the API
 * description (OpenAPI v1, `securitySchemes.oauth2`), of the scopes that some endpoint here asks for.
 */
export const scopes = {
  base: 'Read settings of the authorized user and currencies in an account',
  'deals:read':
    'Read most of the data about deals and related entities: deal fields, products, followers, participants; all notes, files, filters, pipelines, stages, and statistics',
  'deals:full':
    'Create, read, update and delete deals, its participants and followers; all files, notes, and filters',
  'contacts:read':
    'Read the data about persons and organizations, their related fields and followers; also all notes, files, filters',
  'contacts:full':
    'Create, read, update and delete persons and organizations and their followers; all notes, files, filters',
  'activities:read': 'Read activities, its fields and types; all files and filters',
  'activities:full': 'Create, read, update and delete activities and all files and filters',
  'products:read': 'Read products, its fields, files, followers and products connected to a deal',
  'products:full': 'Create, read, update and delete products and its fields; add products to deals',
  'leads:read': 'Read data about leads and lead labels',
  'leads:full': 'Create, read, update and delete leads and lead labels',
  'deal-fields:full': 'Create, read, update and delete deal fields',
  'contact-fields:full': 'Create, read, update and delete person and organization fields',
  'product-fields:full': 'Create, read, update and delete product fields',
  'project-fields:full': 'Create, read, update and delete project fields',
  'projects:read': 'Read projects and its fields, tasks and project templates',
  'projects:full':
    'Create, read, update and delete projects and its fields; add projects templates and project related tasks',
  'mail:read': 'Read mail threads and messages',
  'mail:full': 'Read, update and delete mail threads. Also grants read access to mail messages',
  'goals:read': 'Read data on all goals',
  'goals:full': 'Create, read, update and delete goals',
  'phone-integration':
    'Enables advanced call integration features like logging call duration and other metadata, and play call recordings inside Pipedrive',
  'users:read':
    'Read data about users (people with access to a Pipedrive account), their permissions, roles and followers',
  'search:read':
    'Search across the account for deals, persons, organizations, files and products, and see details about the returned results',
  'recents:read': 'Read all recent changes occurred in an account',
  admin:
    'Allows to do many things that an administrator can do in a Pipedrive company account: create, read, update and delete pipelines and its stages; deal, person and organization fields; activity types; users and permissions',
} as const;

export type Scope = keyof typeof scopes;

/** The scopes of which any one lets an app read, and of which any one lets it write. */
export interface Access {
  readonly read: readonly Scope[];
  readonly write: readonly Scope[];
}

type Area =
  'deals' | 'contacts' | 'activities' | 'products' | 'leads' | 'projects' | 'mail' | 'goals';

/** Most data is read with `<area>:read` or `<area>:full` of any of its areas, and written with the latter. */
export function access(...areas: readonly Area[]): Access {
  return {
    read: areas.flatMap((area): Scope[] => [`${area}:read`, `${area}:full`]),
    write: areas.map((area): Scope => `${area}:full`),
  };
}

/** Pipelines and stages are read with deals, and changed by administrators alone. */
export const pipelineAccess: Access = {
  read: [...access('deals').read, 'admin'],
  write: ['admin'],
};

/** Definitions of fields: to define and delete them takes more than to rename them or add options. */
export interface FieldAccess extends Access {
  readonly define: readonly Scope[];
}

function fieldAccess(area: Area, ...define: readonly Scope[]): FieldAccess {
  const { read, write } = access(area);
  return { read: [...read, ...define], write: [...write, ...define], define };
}

export const dealFieldAccess = fieldAccess('deals', 'deal-fields:full', 'admin');
export const contactFieldAccess = fieldAccess('contacts', 'contact-fields:full', 'admin');
export const productFieldAccess = fieldAccess('products', 'product-fields:full', 'products:full');

/** All scopes let an app read the definitions; only one of them lets it define and change them. */
export const projectFieldAccess: FieldAccess = {
  read: [...access('projects').read, 'project-fields:full'],
  write: ['project-fields:full'],
  define: ['project-fields:full'],
};
