import fc from 'fast-check';
import type { Column, Row, Value } from '../../src/core/column';

/** A table with its rows, from which conditions take values that occur. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface RandomSelect {
  readonly sql: string;
  /** Whether the order of the rows is all told by ORDER BY. */
  readonly isOrdered: boolean;
}

/** Columns that hold the keys of other tables. */
const links: readonly (readonly [string, string, string])[] = [
  ['Deals', 'PersonId', 'Persons'],
  ['Deals', 'OrgId', 'Organizations'],
  ['Deals', 'StageId', 'Stages'],
  ['Deals', 'OwnerId', 'Users'],
  ['Persons', 'OrgId', 'Organizations'],
  ['Activities', 'DealId', 'Deals'],
  ['Activities', 'OwnerId', 'Users'],
];

const quoted = (name: string) => `[${name.replaceAll(']', ']]')}]`;

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

interface Sampled extends Column {
  readonly samples: readonly Value[];
}

/** Columns with values that occur. Fields of one name are left out: SQL refuses the name. */
function sampled({ columns, rows }: KnownTable): Sampled[] {
  const isShared = (name: string) => columns.some((column) => column.name === `${name} (2)`);
  return columns
    .map((column, index) => ({
      ...column,
      samples: [...new Set(rows.map((row) => row[index] ?? null))]
        .filter((value) => value !== null)
        .slice(0, 30),
    }))
    .filter(({ name, samples }) => samples.length > 0 && !isShared(name));
}

/** A condition on a column of an alias. Half of them on columns that are few-valued or keys. */
function condition(table: KnownTable, alias: string): fc.Arbitrary<string> {
  const columns = sampled(table);
  const keys = columns.filter(({ name }) => /Id$|^Status$|^Stage$|^Owner$|Time$/.test(name));
  return fc
    .oneof(fc.constantFrom(...columns), fc.constantFrom(...keys))
    .chain(({ name, type, samples }) => {
      const column = `${alias}.${quoted(name)}`;
      const value = fc.constantFrom(...samples).map(literal);
      const comparisons: fc.Arbitrary<string>[] = [
        fc
          .tuple(fc.constantFrom('=', '=', '<>', '<', '<=', '>', '>='), value)
          .map(([sign, one]) => `${column} ${sign} ${one}`),
        fc.array(value, { minLength: 1, maxLength: 4 }).map((all) => `${column} IN (${all})`),
        fc.tuple(value, value).map(([from, to]) => `${column} BETWEEN ${from} AND ${to}`),
        fc.constantFrom(`${column} IS NULL`, `${column} IS NOT NULL`),
        value.map((one) => `(${column} <> ${one} OR ${column} IS NULL)`),
      ];
      if (type === 'text')
        comparisons.push(
          fc.constantFrom(...samples).map((text) => {
            const part = String(text).slice(1, 4).replace(/[%_]/g, '').replaceAll("'", "''");
            return `${column} LIKE '%${part}%'`;
          }),
        );
      if (type === 'datetime')
        comparisons.push(
          fc
            .tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom(...samples))
            .map(([sign, instant]) => `${column} ${sign} '${String(instant).slice(0, 10)}'`),
        );
      return fc.oneof(...comparisons);
    });
}

function where(tables: readonly (readonly [KnownTable, string])[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...tables).chain(([table, alias]) => condition(table, alias));
  const some = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => `(${a} OR ${b})`) },
    { weight: 1, arbitrary: one.map((text) => `NOT (${text})`) },
  );
  return fc
    .array(some, { maxLength: 2 })
    .map((all) => (all.length > 0 ? ` WHERE ${all.join(' AND ')}` : ''));
}

const limit = fc.option(fc.integer({ min: 1, max: 30 }), { freq: 3, nil: undefined });

/** Rows by their keys: the order is told to the end. */
function rowsOf(tables: readonly KnownTable[]): fc.Arbitrary<RandomSelect> {
  return fc.constantFrom(...tables).chain((table) => {
    const columns = sampled(table).map(({ name }) => quoted(name));
    const order = fc.oneof(
      fc.constant('t.Id'),
      fc.constant('t.Id DESC'),
      fc
        .tuple(fc.constantFrom(...columns), fc.constantFrom('', ' DESC'))
        .map(([column, down]) => `t.${column}${down}, t.Id`),
    );
    return fc
      .tuple(fc.subarray(columns, { maxLength: 4 }), where([[table, 't']]), order, limit)
      .map(([shown, conditions, by, count]) => ({
        sql: `SELECT ${['t.Id', ...shown.filter((name) => name !== '[Id]')].join(', ')} FROM ${table.name} t${conditions} ORDER BY ${by}${count === undefined ? '' : ` LIMIT ${count}`}`,
        isOrdered: true,
      }));
  });
}

function groupsOf(tables: readonly KnownTable[]): fc.Arbitrary<RandomSelect> {
  return fc.constantFrom(...tables).chain((table) => {
    const columns = sampled(table);
    return fc
      .tuple(fc.constantFrom(...columns), fc.constantFrom(...columns), where([[table, 't']]))
      .map(([by, other, conditions]) => ({
        sql: `SELECT t.${quoted(by.name)}, COUNT(*), MIN(t.${quoted(other.name)}), COUNT(DISTINCT t.${quoted(other.name)}) FROM ${table.name} t${conditions} GROUP BY t.${quoted(by.name)}`,
        isOrdered: false,
      }));
  });
}

function joinsOf(tables: readonly KnownTable[]): fc.Arbitrary<RandomSelect> {
  const found = (name: string) => tables.find((table) => table.name === name)!;
  return fc
    .tuple(
      fc.constantFrom(...links),
      fc.constantFrom('JOIN', 'JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'),
    )
    .chain(([[from, column, to], join]) =>
      fc
        .tuple(
          where([
            [found(from), 'a'],
            [found(to), 'b'],
          ]),
          limit,
        )
        .map(([conditions, count]) => ({
          sql: `SELECT a.Id, b.Id, b.Name FROM ${from} a ${join} ${to} b ON a.${column} = b.Id${conditions} ORDER BY 1, 2${count === undefined ? '' : ` LIMIT ${count}`}`.replace(
            /b\.Name/,
            to === 'Deals' ? 'b.Title' : 'b.Name',
          ),
          isOrdered: true,
        })),
    );
}

function listsOf(tables: readonly KnownTable[]): fc.Arbitrary<RandomSelect> {
  const found = (name: string) => tables.find((table) => table.name === name)!;
  return fc
    .tuple(fc.constantFrom(...links), fc.constantFrom('IN', 'NOT IN'))
    .chain(([[from, column, to], word]) =>
      where([[found(from), 'a']]).map((conditions) => ({
        sql: `SELECT b.Id FROM ${to} b WHERE b.Id ${word} (SELECT a.${column} FROM ${from} a${conditions})`,
        isOrdered: false,
      })),
    );
}

/** SELECTs of many kinds over these tables. */
export function randomSelects(tables: readonly KnownTable[]): fc.Arbitrary<RandomSelect> {
  return fc.oneof(
    { weight: 4, arbitrary: rowsOf(tables) },
    { weight: 1, arbitrary: groupsOf(tables) },
    { weight: 2, arbitrary: joinsOf(tables) },
    { weight: 1, arbitrary: listsOf(tables) },
  );
}
