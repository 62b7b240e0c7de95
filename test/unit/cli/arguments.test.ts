import { parseArguments, usage } from '../../../src/cli/arguments';
import { commands } from '../../../src/cli/commands';
import { UsageError } from '../../../src/cli/usage-error';

const parse = (...typed: string[]) => parseArguments(typed, commands);

test('a command of two words is told from its operands', () => {
  expect(parse('connection', 'save', 'My deals', '--connection', 'a=b')).toMatchObject({
    command: { name: 'connection save' },
    operands: ['My deals'],
    options: { connection: 'a=b' },
    format: 'table',
  });
});

test('options may stand anywhere', () => {
  expect(parse('--format', 'csv', 'columns', '--profile=Ops', 'Deals')).toMatchObject({
    command: { name: 'columns' },
    operands: ['Deals'],
    options: { profile: 'Ops' },
    format: 'csv',
  });
});

test('what is written may be tried, kept, and go on', () => {
  expect(parse('query', 'DELETE', '--dry-run', '--continue', '--journal', 'j')).toMatchObject({
    options: { dryRun: true, keepGoing: true, journal: 'j' },
  });
  expect(() => parse('undo', 'j', '--continue')).toThrow('undo takes no --continue.');
  expect(() => parse('tables', '--dry-run')).toThrow('tables takes no --dry-run.');
});

test('a procedure takes any number of parameters, values with equals signs included', () => {
  expect(parse('exec', 'P')).toMatchObject({ operands: ['P'] });
  expect(parse('exec', 'P', 'a=1', 'b=c=d')).toMatchObject({ operands: ['P', 'a=1', 'b=c=d'] });
});

test.each([['connection'], ['deals'], ['connection', 'Save', 'x'], ['toString']])(
  '%j is no command',
  (...typed) => {
    expect(() => parse(...typed)).toThrow(UsageError);
  },
);

test.each([
  [['columns'], /columns needs TABLE/],
  [['connection', 'save'], /needs NAME/],
  [['tables', 'x'], /more arguments than tables takes/],
  [['connection', 'test', 'a', 'b'], /more arguments/],
  [['tables', '--profile'], /argument missing/],
  [['tables', '--format', 'toString'], /one of table, csv, json, ndjson/],
])('%j says what is wrong', (typed, message) => {
  expect(() => parse(...typed)).toThrow(message);
});

test.each([
  [['AuthScheme=Basic;APIToken=s3cret']],
  [['tables', 's3cret']],
  [['tables', '--format', 's3cret']],
])('%j: no message repeats what may be a secret', (typed) => {
  expect(() => parse(...typed)).not.toThrow(/s3cret/);
  expect(() => parse(...typed)).toThrow(UsageError);
});

test('the usage has a line for each command', () => {
  const lines = usage(commands).split('\n');
  for (const { name, help } of commands)
    expect(lines.filter((line) => line.includes(name) && line.endsWith(help))).toHaveLength(1);
});
