import { nearest } from '../connection/nearest';
import { AppError } from '../core/error';
import * as activities from './catalogue/activities';
import * as company from './catalogue/company';
import * as contactWays from './catalogue/contact-ways';
import * as contacts from './catalogue/contacts';
import * as dealParts from './catalogue/deal-parts';
import * as dealViews from './catalogue/deal-views';
import { deals } from './catalogue/deals';
import type { TableEntry } from './catalogue/entry';
import * as fieldOptions from './catalogue/field-options';
import * as fields from './catalogue/fields';
import * as files from './catalogue/files';
import * as followers from './catalogue/followers';
import { goals } from './catalogue/goals';
import * as history from './catalogue/history';
import * as leads from './catalogue/leads';
import * as mail from './catalogue/mail';
import * as notes from './catalogue/notes';
import * as pipelines from './catalogue/pipelines';
import * as products from './catalogue/products';
import * as projects from './catalogue/projects';
import { callLogs, organizationRelationships } from './catalogue/relationships';
import * as settings from './catalogue/settings';
import * as statistics from './catalogue/statistics';
import { systemTables } from './catalogue/system';
import * as users from './catalogue/users';

export type { ColumnEntry, ColumnKind, Input, TableEntry } from './catalogue/entry';
export { systemTables } from './catalogue/system';

/** Every table and view, in the order they are offered. */
export const tables: readonly TableEntry[] = [
  deals,
  contacts.persons,
  contacts.organizations,
  activities.activities,
  leads.leads,
  products.products,
  notes.notes,
  files.files,
  dealParts.dealsProducts,
  dealParts.dealsParticipants,
  pipelines.pipelines,
  pipelines.stages,
  users.users,
  settings.activityTypes,
  settings.currencies,
  settings.filters,
  goals,
  leads.leadLabels,
  leads.leadSources,
  notes.noteComments,
  callLogs,
  mail.mailThreads,
  organizationRelationships,
  projects.projects,
  projects.tasks,
  projects.projectBoards,
  projects.projectPhases,
  projects.projectTemplates,
  followers.dealsFollowers,
  followers.personFollowers,
  followers.organizationsFollowers,
  followers.productsFollowers,
  fields.dealFields,
  fields.personFields,
  fields.organizationFields,
  fields.productFields,
  fields.activityFields,
  fields.projectFields,
  fields.leadFields,
  fields.noteFields,
  company.roles,
  company.rolesAssignments,
  company.rolesSetting,
  company.permissionSets,
  company.webhooks,
  users.currentUser,
  users.userSettings,
  users.userConnections,
  users.usersFollowers,
  users.usersRoleAssignments,
  company.rolesPipelines,
  company.permissionSetsAssignments,
  dealViews.dealsArchived,
  dealViews.pipelinesDeals,
  dealViews.stagesDeals,
  dealViews.personsDeals,
  dealViews.organizationsDeals,
  dealViews.productsDeals,
  dealViews.dealsPersons,
  dealViews.organizationsPersons,
  dealViews.dealsActivities,
  dealViews.personsActivities,
  dealViews.organizationsActivities,
  dealParts.dealsInstallments,
  dealParts.dealsDiscounts,
  files.dealsFiles,
  files.personsFiles,
  files.organizationsFiles,
  files.productsFiles,
  contactWays.personsEmails,
  contactWays.personsPhones,
  activities.activitiesParticipants,
  activities.activitiesAttendees,
  products.productsPrices,
  products.productsVariations,
  products.productsImages,
  leads.leadsArchived,
  projects.projectsArchived,
  statistics.dealsSummary,
  statistics.dealsSummaryCurrencies,
  statistics.dealsTimeline,
  statistics.pipelinesConversions,
  statistics.pipelinesMovements,
  mail.mailMessages,
  mail.dealsMailMessages,
  mail.personsMailMessages,
  mail.organizationsMailMessages,
  history.dealsChangelog,
  history.personsChangelog,
  history.organizationsChangelog,
  history.projectsChangelog,
  followers.dealsFollowersChangelog,
  followers.personsFollowersChangelog,
  followers.organizationsFollowersChangelog,
  followers.productsFollowersChangelog,
  ...Object.values(fieldOptions),
];

const byName = new Map(
  [...tables, ...systemTables].map((entry) => [entry.name.toLowerCase(), entry]),
);

/**
 * The entry of a table, view or system table by its name, whatever the case. Throws `table-unknown`,
 * with the name most like it.
 */
export function tableEntry(name: string): TableEntry {
  const found = byName.get(name.toLowerCase());
  if (found) return found;
  const guess = nearest(name.toLowerCase(), [...byName.keys()]);
  throw new AppError('table-unknown', {
    table: name,
    ...(guess === undefined ? {} : { nearest: byName.get(guess)!.name }),
  });
}
