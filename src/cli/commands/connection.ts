import { formatConnectionString, parseConnectionString } from '../../connection/connection-string';
import { sameName, type Profile } from '../../connection/profile';
import { identify } from '../../pipedrive/identity';
import { chosenProfile } from '../chosen-profile';
import { resultColumn, type Call, type Command, type Result } from '../command';
import { openSession } from '../connection';
import { openDevice } from '../device';
import { UsageError } from '../usage-error';

/** The connections that are kept on this computer. */
export const connectionCommands: readonly Command[] = [
  {
    name: 'connection test',
    operands: '[NAME]',
    help: 'Asks Pipedrive who a connection belongs to.',
    async run(call) {
      const { shell } = call;
      const session = await openSession({ options: named(call), shell });
      const { signal } = shell;
      const identity = await identify(session, { signal });
      const { company, companyDomain, user, pipelines, customFields } = identity;
      shell.terminal.note(`Connected to ${company} as ${user}.`);
      return {
        columns: [
          resultColumn('Company'),
          resultColumn('CompanyDomain'),
          resultColumn('User'),
          resultColumn('Pipelines', 'integer'),
          resultColumn('CustomFields', 'integer'),
        ],
        rows: [[company, companyDomain, user, pipelines, customFields]],
      };
    },
  },
  {
    name: 'connection show',
    operands: '[NAME]',
    help: 'Shows a connection, or all saved ones, with secrets masked.',
    async run(call) {
      const { shell } = call;
      const one = await chosenProfile({ options: named(call), shell });
      return strings(one ? [one] : await openDevice(shell).profiles.list());
    },
  },
  {
    name: 'connection save',
    operands: 'NAME',
    help: 'Saves --connection, encrypted, under this name.',
    async run({ operands, options, shell }) {
      const [name = ''] = operands;
      const { connection } = options;
      if (connection === undefined) throw new UsageError('Give what to save: --connection.');
      const text = connection === '-' ? await shell.terminal.input() : connection;
      const { profiles, directory } = openDevice(shell);
      const stored = (await profiles.list()).find((profile) => sameName(profile.name, name));
      const properties = parseConnectionString(text, stored?.properties);
      await profiles.save({ id: stored?.id ?? '', name, properties });
      shell.terminal.note(`Saved ${name} in ${directory}.`);
      return undefined;
    },
  },
  {
    name: 'connection remove',
    operands: 'NAME',
    help: 'Forgets a saved connection, its secrets and its sign-in.',
    async run({ operands, shell }) {
      const [name = ''] = operands;
      const { profiles } = openDevice(shell);
      const found = (await profiles.list()).find((profile) => sameName(profile.name, name));
      // `find` says why there is none.
      await profiles.remove((found ?? (await profiles.find(name))).id);
      shell.terminal.note(`Removed ${name}.`);
      return undefined;
    },
  },
];

/** The options, with a name given as operand standing for --profile. */
function named({ operands, options }: Call): Call['options'] {
  const [name] = operands;
  if (name === undefined) return options;
  if (options.connection !== undefined || options.profile !== undefined)
    throw new UsageError('Give a name, --connection or --profile, not two of them.');
  return { profile: name };
}

function strings(profiles: readonly Profile[]): Result {
  return {
    columns: [resultColumn('Name'), resultColumn('ConnectionString')],
    rows: profiles.map(({ name, properties }) => [
      name,
      formatConnectionString(properties, 'mask'),
    ]),
  };
}
