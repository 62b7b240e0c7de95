/**
 * The SQL of the reports. Amounts are never added across currencies: each currency has rows of its
 * own, that of most deals first. Days are those of Pipedrive: won in the zone of the company, expected
 * and due as entered. Which month is this one, SQL tells by UTC.
 */

const thisMonth = 'FDMONTH(CURRENT_DATE)';

/** A condition on one pipeline, which Pipedrive applies. */
const ofPipeline = (column: string, pipeline: number | undefined) =>
  pipeline === undefined ? '' : ` AND ${column} = ${pipeline}`;

/** Stages of different pipelines may share a name. */
const stageName = (pipeline: number | undefined, stage: string, of: string) =>
  pipeline === undefined
    ? `CASE WHEN (SELECT COUNT(*) FROM Pipelines) > 1 THEN ${of} || ': ' ELSE '' END || ${stage}`
    : stage;

const stageOrder = 'p.OrderNr, p.Id, s.OrderNr, s.Id';

/** Amounts to a ten-thousandth: what adding leaves beyond that is noise. */
const sum = (value: string) => `ROUND(SUM(COALESCE(${value}, 0)), 4)`;

const pipelineByStage = (pipeline?: number): string => `SELECT d.Currency AS Currency,
  ${stageName(pipeline, 'd.Stage', 'd.Pipeline')} AS Stage,
  ${sum('d.Value')} AS Value,
  COUNT(*) AS Deals
FROM Deals d
LEFT JOIN Stages s ON s.Id = d.StageId
LEFT JOIN Pipelines p ON p.Id = d.PipelineId
WHERE d.Status = 'open'${ofPipeline('d.PipelineId', pipeline)}
GROUP BY d.Currency, d.StageId
ORDER BY SUM(COUNT(*)) OVER (PARTITION BY d.Currency) DESC, d.Currency, ${stageOrder}`;

/** First and last month of those that a report shows. */
type Months = readonly [first: string, last: string];

/** Every month for every currency found, whether it has deals or not. */
const byMonth = (deals: string, [first, last]: Months, columns: readonly string[]): string =>
  `WITH RECURSIVE Found AS MATERIALIZED (
${deals}
  GROUP BY 1, 2
),
Months(Month) AS (
  SELECT ${first}
  UNION ALL
  SELECT DATEADD(month, 1, Month) FROM Months WHERE Month < ${last}
)
SELECT c.Currency AS Currency,
  SUBSTR(m.Month, 1, 7) AS Month,
  ${columns.map((name) => `COALESCE(f.${name}, 0) AS ${name}`).join(',\n  ')}
FROM (SELECT Currency, SUM(Deals) AS Deals FROM Found GROUP BY Currency) c
CROSS JOIN Months m
LEFT JOIN Found f ON f.Currency = c.Currency AND f.Month = m.Month
ORDER BY c.Deals DESC, c.Currency, m.Month`;

/** The last 12 months, this one included. */
const wonPerMonth = (pipeline?: number): string => {
  const months: Months = [`DATEADD(month, -11, ${thisMonth})`, thisMonth];
  return byMonth(
    `  SELECT d.Currency AS Currency, FDMONTH(d.LocalWonDate) AS Month,
    ${sum('d.Value')} AS Value, COUNT(*) AS Deals
  FROM Deals d
  WHERE d.Status = 'won'${ofPipeline('d.PipelineId', pipeline)}
    AND d.LocalWonDate BETWEEN ${months[0]} AND EOMONTH(CURRENT_DATE)`,
    months,
    ['Value', 'Deals'],
  );
};

/** This month and the five after it; a deal without a chance of its own has that of its stage. */
const forecast = (pipeline?: number): string =>
  byMonth(
    `  SELECT d.Currency AS Currency, FDMONTH(d.ExpectedCloseDate) AS Month,
    ${sum('d.Value * COALESCE(d.Probability, s.DealProbability, 100) / 100.0')} AS Weighted,
    ${sum('d.Value')} AS [Full], COUNT(*) AS Deals
  FROM Deals d
  LEFT JOIN Stages s ON s.Id = d.StageId
  WHERE d.Status = 'open'${ofPipeline('d.PipelineId', pipeline)}
    AND d.ExpectedCloseDate BETWEEN ${thisMonth} AND EOMONTH(CURRENT_DATE, 5)`,
    [thisMonth, `DATEADD(month, 5, ${thisMonth})`],
    ['Weighted', '[Full]', 'Deals'],
  );

/** Activities due this month; of a pipeline, those linked to its deals. */
const activitiesPerUser = (pipeline?: number): string => {
  const linked =
    pipeline === undefined
      ? ''
      : `\n  AND a.DealId IN (SELECT Id FROM Deals WHERE PipelineId = ${pipeline})`;
  return `SELECT a.Owner AS User,
  SUM(CASE WHEN a.Done THEN 1 ELSE 0 END) AS Done,
  SUM(CASE WHEN a.Done THEN 0 ELSE 1 END) AS Planned
FROM Activities a
WHERE a.DueDate BETWEEN ${thisMonth} AND EOMONTH(CURRENT_DATE)${linked}
GROUP BY a.OwnerId
ORDER BY COUNT(*) DESC, a.Owner`;
};

/** A deal has reached all stages of its pipeline up to the one it is in; a won deal all of them. */
const salesFunnel = (pipeline?: number): string => `WITH Standing AS MATERIALIZED (
  SELECT d.PipelineId AS PipelineId, d.StageId AS StageId, d.Status AS Status, COUNT(*) AS Deals
  FROM Deals d
  WHERE d.Status <> 'deleted'${ofPipeline('d.PipelineId', pipeline)}
  GROUP BY 1, 2, 3
)
SELECT ${stageName(pipeline, 's.Name', 'p.Name')} AS Stage,
  COALESCE(SUM(CASE WHEN t.Status = 'won' OR r.OrderNr >= s.OrderNr THEN t.Deals END), 0) AS Deals
FROM Stages s
LEFT JOIN Pipelines p ON p.Id = s.PipelineId
LEFT JOIN Standing t ON t.PipelineId = s.PipelineId
LEFT JOIN Stages r ON r.Id = t.StageId
${pipeline === undefined ? '' : `WHERE s.PipelineId = ${pipeline}\n`}GROUP BY s.Id
ORDER BY ${stageOrder}`;

export const reportSql = {
  pipelineByStage,
  wonPerMonth,
  forecast,
  activitiesPerUser,
  salesFunnel,
};
