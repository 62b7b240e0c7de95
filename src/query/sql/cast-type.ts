/** How a value is cast to a type: the text before it and, in the place of `AS type`, the text after it. */
export interface Cast {
  readonly before: string;
  readonly after: string;
}

/** Types by the way they are cast. Numbers in parentheses behind the name are the arguments. */
type CastRule = (size: readonly string[]) => Cast;

const plain =
  (type: string): CastRule =>
  () => ({ before: 'CAST(', after: ` AS ${type}` });
const own =
  (name: string): CastRule =>
  () => ({ before: `${name}(`, after: '' });

/** Cut to its length, as a text type with a length does. */
const text: CastRule = ([length]) =>
  length === undefined
    ? { before: 'CAST(', after: ' AS TEXT' }
    : { before: 'LEFT(CAST(', after: ` AS TEXT), ${length}` };

/** Rounded to its scale. Without one it keeps its decimals, as a column without a scale would in SQLite. */
const decimal: CastRule = ([precision, scale]) =>
  precision === undefined
    ? { before: 'CAST(', after: ' AS REAL' }
    : { before: 'ROUND(CAST(', after: ` AS REAL), ${scale ?? 0}` };

const rules: readonly (readonly [names: string, rule: CastRule])[] = [
  ['INT,INTEGER,BIGINT,SMALLINT,TINYINT,MEDIUMINT,SIGNED,UNSIGNED,LONG', plain('INTEGER')],
  ['REAL,FLOAT,DOUBLE,DOUBLE PRECISION', plain('REAL')],
  ['DECIMAL,NUMERIC,DEC,MONEY,SMALLMONEY,NUMBER', decimal],
  ['VARCHAR,NVARCHAR,CHAR,NCHAR,CHARACTER,CHARACTER VARYING,VARCHAR2,STRING', text],
  ['TEXT,NTEXT,CLOB,LONGVARCHAR,UUID,UNIQUEIDENTIFIER', plain('TEXT')],
  ['BOOLEAN,BOOL,BIT,LOGICAL', own('TO_BOOLEAN')],
  ['DATE', own('TO_DATE')],
  [
    'DATETIME,DATETIME2,SMALLDATETIME,DATETIMEOFFSET,TIMESTAMP,TIMESTAMPTZ,' +
      'TIMESTAMP WITH TIME ZONE,TIMESTAMP WITHOUT TIME ZONE',
    own('TO_DATETIME'),
  ],
  ['TIME', own('TO_TIME')],
];

const byName = new Map(
  rules.flatMap(([names, rule]) => names.split(',').map((name) => [name, rule] as const)),
);

/** How to cast to a type, named in capitals; undefined for one that is left to SQLite. */
export function castTo(type: string, size: readonly string[]): Cast | undefined {
  return byName.get(type)?.(size);
}
