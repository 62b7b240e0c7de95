import { signal, type ReadonlySignal } from '@preact/signals';
import { once } from './once';

/** A model whose script is loaded when it is first needed. */
export interface Later<T> {
  /** Undefined until it has been loaded. */
  readonly value: ReadonlySignal<T | undefined>;
  load(): Promise<T>;
}

export function later<T>(load: () => Promise<T>): Later<T> {
  const value = signal<T | undefined>(undefined);
  return {
    value,
    load: once(async () => {
      const loaded = await load();
      value.value = loaded;
      return loaded;
    }),
  };
}
