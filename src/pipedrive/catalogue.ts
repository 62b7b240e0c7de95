import { AppError } from '../core/error';
import { activities } from './catalogue/activities';
import { organizations, persons } from './catalogue/contacts';
import { deals } from './catalogue/deals';
import type { TableEntry } from './catalogue/entry';
import {
  activityFields,
  dealFields,
  leadFields,
  organizationFields,
  personFields,
  productFields,
} from './catalogue/fields';
import { leadLabels, leads } from './catalogue/leads';
import { notes } from './catalogue/notes';
import { pipelines, stages } from './catalogue/pipelines';
import { products } from './catalogue/products';
import { activityTypes, currencies, filters } from './catalogue/settings';
import { currentUser, users } from './catalogue/users';

export type { ColumnEntry, ColumnKind, TableEntry } from './catalogue/entry';

/** Every table and view, in the order they are offered. */
export const tables: readonly TableEntry[] = [
  deals,
  persons,
  organizations,
  activities,
  leads,
  products,
  notes,
  pipelines,
  stages,
  users,
  activityTypes,
  currencies,
  filters,
  leadLabels,
  dealFields,
  personFields,
  organizationFields,
  productFields,
  activityFields,
  leadFields,
  currentUser,
];

/** The entry of a table by its name, whatever the case. Throws `table-unknown`. */
export function tableEntry(name: string): TableEntry {
  const found = tables.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new AppError('table-unknown', { table: name });
  return found;
}
