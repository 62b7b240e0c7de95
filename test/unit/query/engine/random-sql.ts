import { instant, pick, type Random } from './company';

/** A query, and what its answer can be held to. */
export interface RandomQuery {
  readonly sql: string;
  /** Whether the order of all rows is fixed. */
  readonly ordered: boolean;
  /** The same without its limit, where the limit leaves open which rows are kept. */
  readonly unlimited?: string;
}

type Table = 'Deals' | 'Organizations';
type Make = (at: string, table: Table, next: Random, depth: number) => string;

const nameOf = (table: Table) => (table === 'Deals' ? 'Title' : 'Name');
const number = (table: Table, next: Random) =>
  pick(next, ['OwnerId', 'owner_id', 'Id', table === 'Deals' ? 'StageId' : 'Id']);
const dealNumber = (next: Random) => pick(next, ['stage_id', 'OrgId', 'StageId']);

/** A text to compare a time with, in the forms people write. */
function time(next: Random): string {
  const text = instant(next).replace(/\.\d+Z$/, 'Z');
  const form = pick<(whole: string) => string>(next, [
    (whole) => whole,
    (whole) => whole,
    (whole) => whole,
    (whole) => whole.slice(0, 10),
    (whole) => whole.slice(0, 19),
    (whole) => whole.slice(0, 16),
    (whole) => whole.slice(0, 13),
    (whole) => whole.slice(0, 7),
    (whole) => `${whole.slice(0, 19)}.5Z`,
    (whole) => whole.slice(0, 19).replace('T', ' '),
    () => '2026-02-30',
    () => 'never',
  ]);
  return `'${form(text)}'`;
}

const simple: readonly Make[] = [
  (at, table, next) => `${at}${number(table, next)} = ${next(6)}`,
  (at, table, next) => `${at}${number(table, next)} = ${next(6)}`,
  (at, table, next) => `${at}${number(table, next)} = '${next(6)}'`,
  (at, table, next) =>
    `${at}${number(table, next)} = ${pick(next, ['2.0', '2.5', 'NULL', "'x'", "' 2'", '-1', '1+1'])}`,
  (at, table, next) => `${at}${number(table, next)} <> ${next(5)}`,
  (at, table, next) => `${at}${number(table, next)} IS ${pick(next, ['2', 'NULL', 'NOT NULL'])}`,
  (at, _table, next) => `${at}Id IN (${next(60)}, ${next(60)}, NULL, ${next(300)}, '7', 'x')`,
  (at, _table, next) => `${at}Id ${pick(next, ['<', '>='])} ${next(240)}`,
  (at, _table, next) => `${at}OwnerId IN (${next(5)}, ${next(5)}, ${next(5)})`,
  (at, _table, next) =>
    `${at}UpdateTime ${pick(next, ['<', '<=', '>', '>=', '=', '<>', 'IS'])} ${time(next)}`,
  (at, _table, next) => `${at}update_time BETWEEN ${time(next)} AND ${time(next)}`,
  (at, _table, next) => `${at}UpdateTime >= date('2026-01-01', '+${next(5)} days')`,
  (at, table, next) => `${at}${nameOf(table)} LIKE '${pick(next, ['a%', '%b%', 'AB%', '_b%'])}'`,
  (at, table, next) => `${at}${nameOf(table)} = ${pick(next, ["'7'", '7', "'abc'", "'3'"])}`,
  (at, table, next) => `${at}${nameOf(table)} IN ('7', '07', '${pick(next, ['abc', 'xyz'])}')`,
  (at, table, next) => `${at}${nameOf(table)} > '${pick(next, ['b', 'Z', ''])}'`,
];
const onDeals: readonly Make[] = [
  (at, _table, next) => `${at}Status = '${pick(next, ['open', 'won', 'OPEN', 'deleted', ''])}'`,
  (at, _table, next) =>
    `${at}Status IN ('open', '${pick(next, ['won', 'lost', 'deleted', 'zz'])}', NULL)`,
  (at) => `${at}Status = 'OPEN' COLLATE NOCASE`,
  (at) => `lower(${at}Status) = 'open'`,
  (at, _table, next) =>
    `${at}Owner ${pick(next, ['=', 'IS'])} ${pick(next, ["'Ötzi'", "'Maren Holtz'", "'Aoife O''Brien'"])}`,
  (at, _table, next) => `${at}Owner = 'Ötzi' AND ${at}OwnerId = ${1 + next(4)}`,
  (at, _table, next) => `${at}${dealNumber(next)} = ${next(5)}`,
  (at, _table, next) => `${at}IsArchived ${pick(next, ['= 1', '= 0', 'IS TRUE', '= 2', ''])}`,
  (at, _table, next) => `${at}Value > ${next(90)}`,
  (at, _table, next) => `${at}Value / 2 = ${next(20)}`,
  (at) => `${at}OrgId = ${at}StageId`,
];
const compound: readonly Make[] = [
  (...all) => `(${predicate(...all)} OR ${predicate(...all)})`,
  (...all) => `(${predicate(...all)} OR ${predicate(...all)} OR ${predicate(...all)})`,
  (...all) => `NOT (${predicate(...all)})`,
  (...all) => `(${predicate(...all)} AND ${predicate(...all)})`,
  (at, table, next) =>
    `${at}${table === 'Deals' ? 'OrgId' : 'Id'} IN (SELECT ${pick(next, ['Id', 'OwnerId'])} FROM Organizations WHERE ${predicate('', 'Organizations', next, 0)})`,
  (at, table, next) =>
    `EXISTS (SELECT 1 FROM Organizations x WHERE x.Id = ${at}${table === 'Deals' ? 'OrgId' : 'OwnerId'} AND ${predicate('x.', 'Organizations', next, 0)})`,
  (at, _table, next) =>
    `EXISTS (SELECT 1 FROM Deals x WHERE x.OwnerId = ${at}OwnerId AND ${predicate('x.', 'Deals', next, 0)})`,
  (at, _table, next) =>
    `${at}UpdateTime >= (SELECT min(x.UpdateTime) FROM Deals x WHERE ${predicate('x.', 'Deals', next, 0)})`,
];

function predicate(at: string, table: Table, next: Random, depth: number): string {
  const kinds = [simple, simple];
  if (table === 'Deals') kinds.push(onDeals);
  if (depth > 0) kinds.push(compound);
  return pick(next, pick(next, kinds))(at, table, next, depth - 1);
}

function where(at: string, table: Table, next: Random): string {
  const terms = Array.from({ length: next(4) }, () => predicate(at, table, next, 2));
  return terms.length > 0 ? ` WHERE ${terms.join(' AND ')}` : '';
}

const bounds = (next: Random) =>
  ` LIMIT ${pick(next, ['0', '1', '3', '9', '40', '-1'])}${next(2) ? ` OFFSET ${next(6)}` : ''}`;
const anyOrder = (sql: string): RandomQuery => ({ sql, ordered: false });
const inOrder = (sql: string): RandomQuery => ({ sql, ordered: true });

const shapes: readonly ((next: Random) => RandomQuery)[] = [
  (next) => {
    const compare = pick(next, ['<', '<=', '>', '>=']);
    const unlimited = `SELECT Id, UpdateTime FROM Deals WHERE UpdateTime ${compare} ${time(next)}`;
    const few = bounds(next);
    return next(2)
      ? { sql: `${unlimited}${few}`, ordered: false, unlimited }
      : inOrder(`${unlimited} ORDER BY ${pick(next, ['Id', 'Id DESC'])}${few}`);
  },
  (next) => anyOrder(`SELECT Id, Title, Value FROM Deals${where('', 'Deals', next)}`),
  (next) => anyOrder(`SELECT * FROM Organizations${where('', 'Organizations', next)}`),
  (next) => {
    const order = pick(next, [
      'Id',
      'Id DESC',
      'AddTime, Id',
      'AddTime DESC, Id',
      'AddTime DESC, Id DESC',
      'OwnerId, Id',
      'Title COLLATE LANGUAGE, Id',
      'Id, AddTime',
    ]);
    return inOrder(
      `SELECT Id, AddTime FROM Deals${where('', 'Deals', next)} ORDER BY ${order}${bounds(next)}`,
    );
  },
  (next) => {
    const unlimited = `SELECT Id, Status FROM Deals${where('', 'Deals', next)}`;
    return { sql: `${unlimited}${bounds(next)}`, ordered: false, unlimited };
  },
  (next) =>
    anyOrder(
      `SELECT StageId, count(*), sum(Value), min(Title) FROM Deals${where('', 'Deals', next)} GROUP BY StageId`,
    ),
  (next) => {
    const join = pick(next, ['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN']);
    const on = [
      next(2) ? ` AND ${predicate('o.', 'Organizations', next, 1)}` : '',
      next(2) ? ` AND ${predicate('d.', 'Deals', next, 1)}` : '',
    ].join('');
    const rest = next(2) ? where('d.', 'Deals', next) : where('o.', 'Organizations', next);
    return anyOrder(
      `SELECT d.Id, o.Name FROM Deals d ${join} Organizations o ON o.Id = d.OrgId${on}${rest}`,
    );
  },
  (next) => {
    const on = pick(next, [
      'a.OrgId = b.Id',
      'a.Title = b.StageId',
      'a.StageId = b.OrgId',
      "a.StageId = b.StageId AND b.Title IN ('7', '07', 'abc')",
      'a.Id = b.OrgId AND a.StageId = b.StageId',
      'a.OwnerId IS b.OwnerId AND b.Id < 9',
    ]);
    return anyOrder(
      `SELECT a.Id, b.Id FROM Deals a ${pick(next, ['JOIN', 'LEFT JOIN'])} Deals b ON ${on}${where('a.', 'Deals', next)}`,
    );
  },
  (next) =>
    anyOrder(
      `SELECT Id FROM Deals${where('', 'Deals', next)} ${pick(next, ['UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'])} SELECT Id FROM Organizations${where('', 'Organizations', next)}`,
    ),
  (next) =>
    inOrder(
      `SELECT Id, 1 AS kind FROM Deals${where('', 'Deals', next)} UNION SELECT Id, 2 FROM Organizations${where('', 'Organizations', next)} ORDER BY 1, 2${bounds(next)}`,
    ),
  (next) =>
    anyOrder(
      `WITH x AS ${pick(next, ['', 'MATERIALIZED '])}(SELECT * FROM Deals${where('', 'Deals', next)}) SELECT o.Id, count(x.Id) FROM Organizations o LEFT JOIN x ON x.OrgId = o.Id${where('o.', 'Organizations', next)} GROUP BY o.Id`,
    ),
  (next) =>
    anyOrder(
      `SELECT * FROM (SELECT Id, OwnerId, rank() OVER (PARTITION BY OwnerId ORDER BY Id) AS place FROM Deals${where('', 'Deals', next)}) WHERE OwnerId = ${next(5)} AND place <= 3`,
    ),
  (next) =>
    anyOrder(
      `SELECT d.Id, (SELECT Name FROM Organizations o WHERE o.Id = d.OrgId AND ${predicate('o.', 'Organizations', next, 0)}) FROM Deals d${where('d.', 'Deals', next)}`,
    ),
  (next) =>
    anyOrder(
      `SELECT o.Id, (SELECT Id FROM Deals d WHERE d.OrgId = o.Id ORDER BY ${pick(next, ['Id DESC', 'AddTime, Id'])} LIMIT 1) FROM Organizations o${where('o.', 'Organizations', next)}`,
    ),
  (next) => {
    const join = pick(next, ['JOIN', 'LEFT JOIN']);
    return anyOrder(
      `SELECT d.Id, f.Name FROM Deals d ${join} DealsFiles f ON f.DealId = d.Id${where('d.', 'Deals', next)}`,
    );
  },
  (next) =>
    anyOrder(
      `SELECT * FROM DealsFiles WHERE DealId ${pick(next, [`= ${next(40)}`, `IN (${next(40)}, ${next(40)})`, `IN (SELECT Id FROM Deals WHERE ${predicate('', 'Deals', next, 0)})`])}${next(2) ? " AND Name = 'a.pdf'" : ''}`,
    ),
  (next) =>
    anyOrder(
      `WITH RECURSIVE chain(Id, OrgId) AS (SELECT Id, OrgId FROM Deals WHERE Id = ${next(240)} UNION SELECT d.Id, d.OrgId FROM Deals d JOIN chain ON d.Id = chain.OrgId) SELECT * FROM chain`,
    ),
];

export function randomQuery(next: Random): RandomQuery {
  return pick(next, shapes)(next);
}
