import { link, linkedName, never, rowId, selected, text, yesNo } from './column';
import { persons } from './contacts';
import type { TableEntry } from './entry';

/** The e-mail addresses or phone numbers of persons, one row each. */
const waysOf = (name: string, member: string, what: string, column: string): TableEntry => ({
  name,
  kind: 'view',
  description: `${what} of persons, one row each`,
  key: 'RowId',
  source: persons.source,
  explode: member,
  rowId: ['id', '#'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the person and the place in the list'),
    link('PersonId', 'id', 'Persons', 'person', {
      ...never,
      ...selected,
      filter: { oneOf: 'ids' },
    }),
    text('Person', 'name', 'Name of the person', { kind: 'person', ...selected }),
    text(column, `${member}.value`, `One of the ${what.toLowerCase()}`, selected),
    text('Label', `${member}.label`, 'Label, such as work', selected),
    yesNo('Primary', `${member}.primary`, 'Whether it is the main one', selected),
    link('OrgId', 'org_id', 'Organizations', 'linked organization', {
      filter: { is: 'org_id' },
    }),
    linkedName('Organization', 'org_id', 'organizations', 'Name of the linked organization'),
    link('OwnerId', 'owner_id', 'Users', 'user who owns the person', {
      filter: { is: 'owner_id' },
    }),
  ],
});

export const personsEmails = waysOf('PersonsEmails', 'emails', 'E-mail addresses', 'Email');
export const personsPhones = waysOf('PersonsPhones', 'phones', 'Phone numbers', 'Phone');
