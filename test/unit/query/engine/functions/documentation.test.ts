import { readFileSync } from 'node:fs';
import type { SqlValue } from '../../../../../src/query/engine/function';
import { aggregates } from '../../../../../src/query/engine/functions/aggregate';
import { functions } from '../../../../../src/query/engine/functions/library';
import { clock, openDatabase, type Database } from './database';

const page = readFileSync('docs/sql-functions.md', 'utf8');

/** The functions that the commercial drivers document. */
const documented = `
  ASCII CHAR CHARINDEX CHAR_LENGTH CONCAT CONTAINS ENDSWITH FILESIZE FORMAT FROM_UNIXTIME HASHBYTES
  INDEXOF ISNULL JSON_AVG JSON_COUNT JSON_EXTRACT JSON_MAX JSON_MIN JSON_SUM LEFT LEN LOCATE LOWER LTRIM
  MASK NCHAR OCTET_LENGTH PATINDEX POSITION QUOTENAME REPLACE REPLICATE REVERSE RIGHT RTRIM SOUNDEX SPACE
  SPLIT STARTSWITH STR STUFF SUBSTRING TOSTRING TRIM UNICODE UPPER XML_EXTRACT
  CURRENT_DATE CURRENT_TIMESTAMP DATEADD DATEDIFF DATEFROMPARTS DATENAME DATEPART DATETIME2FROMPARTS
  DATETIMEFROMPARTS DATE_TRUNC DATE_TRUNC2 DAY DAYOFMONTH DAYOFWEEK DAYOFYEAR EOMONTH LAST_DAY FDWEEK
  FDMONTH FDQUARTER FILEMODIFIEDTIME FROM_DAYS GETDATE GETUTCDATE HOUR ISDATE LAST_WEEK LAST_MONTH LAST_YEAR
  LDWEEK LDMONTH LDQUARTER MAKEDATE MINUTE MONTH QUARTER SECOND SMALLDATETIMEFROMPARTS STRTODATE
  SYSDATETIME SYSUTCDATETIME TIMEFROMPARTS TO_DAYS WEEK YEAR
  ABS ACOS ASIN ATAN ATN2 CEILING CEIL COS COT DEGREES EXP EXPR FLOOR GREATEST HEX LEAST LOG LOG10 MOD NEGATE
  PI POWER RADIANS RAND ROUND SIGN SIN SQRT SQUARE TAN TRUNC
  COUNT SUM AVG MIN MAX MEDIAN STDEV STDEVP VAR VARP
`
  .trim()
  .split(/\s+/);

/** What function syntaxes become; nobody writes these. */
const internal = /^(TO_(DATE|DATETIME|TIME|BOOLEAN)|TRIM_(BOTH|LEADING|TRAILING))$/;

const code = /^`(.*)`$/;

/** The last two cells of each row of a table that has an example. */
const examples = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
  .map((cells) => cells.slice(-3, -1).map((cell) => code.exec(cell)?.[1]))
  .filter((pair): pair is [string, string] => pair.every((cell) => cell !== undefined));

/** A result as the page writes it: a literal of SQL. */
function literal(written: string): SqlValue {
  if (written === 'NULL') return null;
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : Number(written);
}

describe('docs/sql-functions.md', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase();
    database.rows('CREATE TABLE sample (x)');
    database.rows('INSERT INTO sample VALUES (2), (4), (4), (4), (5), (5), (7), (9), (NULL)');
  });
  afterAll(() => database.close());

  test.each(documented)('explains %s', (name) => {
    expect(page).toMatch(new RegExp(`^\\| .*\`${name}\\(`, 'm'));
  });

  test('names all functions that the engine adds, each once', () => {
    const names = [...functions(clock), ...aggregates].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const missing = names.filter(
      (name) => !internal.test(name) && !new RegExp(`\\b${name}\\b`).test(page),
    );
    expect(missing).toEqual([]);
  });

  test('has an example for nearly every function', () => {
    expect(examples.length).toBeGreaterThan(documented.length);
  });

  test.each(examples)('%s is %s', (expression, result) => {
    const table = /\bx\b(?!')/.test(expression.replace(/'[^']*'/g, '')) ? ' FROM sample' : '';
    expect(database.rows(`SELECT ${expression}${table}`)).toEqual([[literal(result)]]);
  });
});
