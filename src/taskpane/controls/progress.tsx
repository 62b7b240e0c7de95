interface ProgressProps {
  readonly label: string;
  readonly value: number;
  /** Unknown while nothing tells how much is to come: the bar then moves without an end. */
  readonly total?: number | undefined;
  /** What the numbers mean, read out instead of a percentage. */
  readonly text: string;
}

export function ProgressBar({ label, value, total, text }: ProgressProps) {
  const width = total ? `${Math.min(100, (100 * value) / total)}%` : undefined;
  return (
    <div
      class={total ? 'progress large' : 'progress large indeterminate'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={total ? value : undefined}
      aria-valuetext={text}
    >
      <span style={width ? { width } : undefined} />
    </div>
  );
}
