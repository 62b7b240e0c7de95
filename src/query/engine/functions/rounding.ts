/** Doubles hold no more than 15 decimal digits for sure. */
const mostDigits = 15;

/** Moves the decimal point in the number's own decimal text: multiplying would make 1.005 a 1.00499. */
function shifted(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

function apply(value: number, digits: number, whole: (shifted: number) => number): number {
  if (!Number.isFinite(value) || digits > mostDigits) return value;
  const moved = shifted(Math.abs(value), digits);
  // Beyond the whole numbers that a double tells apart there is nothing to cut.
  if (moved >= Number.MAX_SAFE_INTEGER) return value;
  return Math.sign(value) * shifted(whole(moved), -digits);
}

/** Rounded to so many decimals, halves away from zero; negative digits round tens, hundreds, ... */
export function roundTo(value: number, digits: number): number {
  return apply(value, digits, Math.round);
}

/** Cut to so many decimals. */
export function truncateTo(value: number, digits: number): number {
  return apply(value, digits, Math.trunc);
}
