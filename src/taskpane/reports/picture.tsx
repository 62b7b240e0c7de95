import type { JSX } from 'preact';
import type { ReportId } from '../../workbook/report';

/** A bar of a drawing: which ink, and where. */
type Bar = readonly [ink: 0 | 1 | 2, x: number, y: number, width: number, height: number];

const bars = (all: readonly Bar[]) =>
  all.map(([ink, x, y, width, height]) => (
    <rect key={`${x} ${y}`} class={`ink-${ink}`} x={x} y={y} width={width} height={height} rx="1" />
  ));

const ground = <path class="line-0" d="M10 54.5h76" />;

const lengths = [56, 46, 34, 25, 15];
const heights = [14, 20, 17, 22, 26, 23, 31, 28, 25, 36, 30, 40];
const months = [
  [34, 20],
  [40, 24],
  [29, 17],
  [24, 14],
  [18, 11],
  [12, 7],
] as const;
const users = [
  [30, 12],
  [24, 16],
  [20, 9],
  [14, 14],
] as const;

/** What each report looks like, 96 by 64. */
const pictures: Readonly<Record<ReportId, JSX.Element | JSX.Element[]>> = {
  'pipeline-by-stage': bars(
    lengths.flatMap((length, at): Bar[] => [
      [1, 28, 10 + at * 9.5, length, 6],
      [0, 10, 12 + at * 9.5, 13, 2],
    ]),
  ),
  'won-per-month': (
    <>
      {bars(heights.map((height, at): Bar => [1, 13 + at * 6, 54 - height, 4, height]))}
      {ground}
    </>
  ),
  forecast: (
    <>
      {ground}
      {bars(
        months.flatMap(([full, weighted], at): Bar[] => [
          [1, 13 + at * 12, 54 - weighted, 4, weighted],
          [2, 17 + at * 12, 54 - full, 4, full],
        ]),
      )}
    </>
  ),
  'activities-per-user': (
    <>
      {users.map((_, at) => (
        <circle key={at} class="ink-0" cx="16" cy={14 + at * 12} r="3" />
      ))}
      {bars(
        users.flatMap(([done, planned], at): Bar[] => [
          [1, 26, 11 + at * 12, done, 6],
          [2, 27 + done, 11 + at * 12, planned, 6],
        ]),
      )}
    </>
  ),
  'sales-funnel': (
    <path
      class="ink-1"
      d="M14 9h68l-8 10h-52zM22 21h52l-7 10h-38zM29 33h38l-6 10h-26zM35 45h26l-4 10h-18z"
    />
  ),
};

/** A drawing of a report's chart; its title stands beside it. */
export function Picture({ report }: { report: ReportId }) {
  return (
    <svg class="picture" viewBox="0 0 96 64" aria-hidden="true">
      {pictures[report]}
    </svg>
  );
}
