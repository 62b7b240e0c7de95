/** The Web Storage interface over a map, as browsers define it, with a limit on the characters held. */
export function webStorage(limit = Infinity): Storage {
  const items = new Map<string, string>();
  const used = () => [...items].join('').length;
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (used() + key.length + value.length > limit)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}
