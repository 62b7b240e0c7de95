const capacity = 500;

/**
 * Remembers what was computed from a text: patterns are compiled once a query, not once a row. Begins
 * anew when it is full, which only happens where patterns come from a column.
 */
export function memo<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= capacity) known.clear();
      found = compute(text);
      known.set(text, found);
    }
    return found;
  };
}
