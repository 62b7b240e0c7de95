interface ProgressProps {
  readonly label: string;
  readonly value: number;
  /** Unknown while nothing tells how much is to come: the bar then moves without an end. */
  readonly total?: number | undefined;
  /** What the numbers mean, read out instead of a percentage. */
  readonly text: string;
  /** Thin, for the row of a list. */
  readonly small?: boolean;
}

export function ProgressBar({ label, value, total, text, small }: ProgressProps) {
  const width = total ? `${Math.min(100, (100 * value) / total)}%` : undefined;
  return (
    <div
      class={['progress', !small && 'large', !total && 'indeterminate'].filter(Boolean).join(' ')}
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
