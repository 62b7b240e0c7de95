import { procedures as signIn } from '../../connection/procedure';
import { tables } from '../../pipedrive/catalogue';
import { systemTables } from '../../pipedrive/catalogue/system';
import { describeTable } from '../../pipedrive/filter-tables';
import { procedures } from '../../pipedrive/procedures';
import { resultColumn, type Command } from '../command';
import { openSession } from '../connection';

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
      const { columns } = await describeTable(operands[0]!, session, { signal: shell.signal });
      return {
        columns: [
          resultColumn('Name'),
          resultColumn('Type'),
          resultColumn('Nullable', 'boolean'),
          resultColumn('Custom', 'boolean'),
          resultColumn('Code'),
          resultColumn('Description'),
        ],
        rows: columns.map(({ name, type, nullable, custom = false, code, description = null }) => [
          name,
          type,
          nullable,
          custom,
          code,
          description,
        ]),
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
