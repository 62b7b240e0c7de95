/** What the SQL editor colours and offers: the dialect's own words. */
export const keywords =
  'all and as asc between by case collate cross delete desc distinct else end escape except exec execute exists false filter first following from full getdeleted group having in inner insert intersect into is join last left like limit natural not null nulls offset on or order outer over partition preceding range right rows select set then top true unbounded union update upsert using values when where window with within';

export const typeNames =
  'bigint boolean date datetime decimal double float int integer nvarchar real text time timestamp varchar';

/** Functions worth completing; docs/sql-functions.md lists them all. */
export const functionNames =
  'ABS AVG CEILING CHARINDEX COALESCE CONCAT CONTAINS COUNT CURRENT_DATE CURRENT_TIMESTAMP DATEADD DATEDIFF DATENAME DATEPART DATE_TRUNC DAY DENSE_RANK ENDSWITH EOMONTH FLOOR FORMAT GETDATE GREATEST HOUR IFNULL IIF ISDATE ISNULL JSON_EXTRACT LAG LEAD LEAST LEN LOWER LTRIM MAX MEDIAN MIN MINUTE MOD MONTH NULLIF POWER QUARTER RANK REPLACE REVERSE ROUND ROW_NUMBER RTRIM SECOND SIGN SPLIT SQRT STARTSWITH STUFF SUBSTRING SUM TRIM TRUNC UPPER WEEK YEAR';

/** Functions that are written without parentheses. */
export const bareFunctions: ReadonlySet<string> = new Set(['CURRENT_DATE', 'CURRENT_TIMESTAMP']);

const keywordSet: ReadonlySet<string> = new Set(keywords.split(' '));

export const isKeyword = (word: string): boolean => keywordSet.has(word.toLowerCase());
