import type { Database, FieldKind } from '../database';
import { emptyCollections } from '../database';
import { seedActivities } from './activities';
import { seedCallLogs } from './call-logs';
import type { Counts, CustomSpec } from './context';
import { seedDealProducts } from './deal-products';
import { seedDeals } from './deals';
import { seedFields } from './fields';
import { seedFiles } from './files';
import { seedFilters } from './filters';
import { seedFollowers } from './followers';
import { seedGoals } from './goals';
import { seedLeads } from './leads';
import { seedMail } from './mail';
import { seedNoteComments } from './note-comments';
import { seedNotes } from './notes';
import { seedOrganizationRelationships } from './organization-relationships';
import { seedOrganizations } from './organizations';
import { seedParticipants } from './participants';
import { seedPersons } from './persons';
import { seedProductVariations } from './product-variations';
import { seedProducts } from './products';
import { seedProjects } from './projects';
import { Random } from './random';
import { seedRoles } from './roles';
import { seedSales } from './sales';
import { seedUsers } from './users';
import { seedWebhooks } from './webhooks';

/** What the generators of the kinds of records share. */
export interface Seeding {
  readonly database: Database;
  readonly counts: Counts;
  readonly users: { readonly active: readonly number[]; readonly all: readonly number[] };
  readonly specs: Readonly<Record<FieldKind, readonly CustomSpec[]>>;
  /** A generator of its own per kind: more deals do not change the persons. */
  stream(kind: string): Random;
}

/** The generated company "Sandbox Industries". The same seed and counts give the same data. */
export function seedCompany(seed: number, counts: Counts): Database {
  const stream = (kind: string) => new Random(seed * 7919 + hash(kind));
  const { fields, specs } = seedFields(seed);
  const database: Database = { collections: emptyCollections(), fields, contents: new Map() };
  const users = seedUsers(database, stream('users'));
  seedSales(database);
  const seeding: Seeding = { database, counts, users, specs, stream };
  const homes = seedOrganizations(seeding);
  seedPersons(seeding, homes);
  seedProducts(seeding);
  seedDeals(seeding, homes);
  seedActivities(seeding);
  seedLeads(seeding, homes);
  seedNotes(seeding);
  seedFilters(database, users.active[0] ?? 1);
  seedDealProducts(seeding);
  seedProductVariations(seeding);
  seedFollowers(seeding);
  seedParticipants(seeding);
  seedFiles(seeding);
  seedNoteComments(seeding);
  seedProjects(seeding);
  seedCallLogs(seeding);
  seedMail(seeding);
  seedOrganizationRelationships(seeding);
  seedGoals(seeding);
  seedRoles(database);
  seedWebhooks(seeding);
  return database;
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) >>> 0;
  return value;
}
