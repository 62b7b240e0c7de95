import { procedures as signIn } from '../../connection/procedure';
import { tables } from '../../pipedrive/catalogue';
import { systemTables } from '../../pipedrive/catalogue/system';
import type { Writes } from '../../pipedrive/catalogue/entry';
import { describeTable } from '../../pipedrive/filter-tables';
import { procedures } from '../../pipedrive/procedures';
import type { SchemaColumn } from '../../pipedrive/schema';
import { withNames } from '../../pipedrive/write/write-field';
import { resultColumn, type Command } from '../command';
import { openSession } from '../connection';

/** For which rows a column takes values; null for none. */
function writableText(
  writable: SchemaColumn['writable'],
  { create, update }: Writes,
): string | null {
  const isForNew = create !== undefined && writable !== 'update';
  const isForOld = update !== undefined && writable !== 'create';
  if (!writable || (!isForNew && !isForOld)) return null;
  if (isForNew && isForOld) return 'yes';
  return isForNew ? 'new rows' : 'existing rows';
}

/** What there is to ask for. */
export const catalogueCommands: readonly Command[] = [
  {
    name: 'tables',
    operands: '',
    help: 'Lists the tables and views.',
    run: async () => ({
      columns: [resultColumn('Name'), resultColumn('Type'), resultColumn('Description')],
      rows: [...tables, ...systemTables].map(({ name, kind, description }) => [
        name,
        kind,
        description,
      ]),
    }),
  },
  {
    name: 'columns',
    operands: 'TABLE',
    help: "Lists a table's columns, your company's own fields included.",
    async run({ operands, options, shell }) {
      const session = await openSession({ options, shell });
      const schema = await describeTable(operands[0]!, session, { signal: shell.signal });
      const { writes } = schema.entry;
      const isReadonly = session.settings.readonly || !writes;
      return {
        columns: [
          resultColumn('Name'),
          resultColumn('Type'),
          resultColumn('Nullable', 'boolean'),
          resultColumn('Custom', 'boolean'),
          resultColumn('Writable'),
          resultColumn('Code'),
          resultColumn('Description'),
        ],
        rows: withNames(schema).map((column) => {
          const { name, type, nullable, custom = false, code, description = null } = column;
          const writable = isReadonly ? null : writableText(column.writable, writes);
          return [name, type, nullable, custom, writable, code, description];
        }),
      };
    },
  },
  {
    name: 'procedures',
    operands: '',
    help: 'Lists the procedures for exec.',
    run: async () => ({
      columns: [resultColumn('Name'), resultColumn('Parameters'), resultColumn('Description')],
      rows: [...signIn, ...procedures].map(({ name, parameters, help }) => [
        name,
        parameters.map((parameter) => parameter.name).join(', '),
        help,
      ]),
    }),
  },
];
