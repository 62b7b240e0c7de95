import { signal } from '@preact/signals';
import type { Value } from '../../core/column';
import { toAppError, type AppError } from '../../core/error';
import type { ParameterValues } from '../../query/sql/parameter';
import type { Engine } from '../engine';
import type { Services } from '../services';

/** What cells give to parameters, or why one gives nothing. */
export type Given = { readonly values: ParameterValues } | { readonly error: AppError };

/** A parameter with what its cell holds now. */
export interface ShownParameter {
  /** As written: `@Targets!B2`. */
  readonly name: string;
  /** Undefined where the cell is empty or is not there. */
  readonly value: Exclude<Value, null> | undefined;
}

/** What reads cells. */
export type CellSource = Pick<Engine, 'readParameter' | 'cellValues' | 'onSheetChange'>;

/** The worksheet cells that queries take values from, as they are now. */
export interface CellValues {
  /** What these parameters (`@Sheet!A2`, `@name`) are given; undefined until they have been read. */
  of(parameters: readonly string[]): Given | undefined;
  shown(parameters: readonly string[]): readonly ShownParameter[];
  /** Reads them now, and again whenever a sheet changes. */
  read(parameters: readonly string[]): Promise<Given>;
}

interface Known {
  readonly key: string;
  readonly value?: Exclude<Value, null>;
  readonly error?: AppError;
}

/** Changes come one by one while somebody types or pastes: looked at once they have settled. */
const settleMs = 400;

export function createCellValues(
  { clock, zone }: Pick<Services, 'clock' | 'zone'>,
  loadEngine: () => Promise<CellSource>,
): CellValues {
  const known = signal<ReadonlyMap<string, Known>>(new Map());
  const wanted = new Set<string>();
  let isWaiting = false;
  let isWatching = false;

  const load = async (parameters: readonly string[]): Promise<void> => {
    const engine = await loadEngine();
    const found = await Promise.all(
      parameters.map(async (name): Promise<[string, Known]> => {
        const { key } = engine.readParameter(name);
        try {
          const value = (await engine.cellValues([name], zone))[key] ?? undefined;
          return [name, { key, ...(value === undefined ? {} : { value }) }];
        } catch (error) {
          return [name, { key, error: toAppError(error) }];
        }
      }),
    );
    const before = known.value;
    const changed = found.filter(([name, next]) => !same(before.get(name), next));
    if (changed.length > 0) known.value = new Map([...before, ...changed]);
  };
  const again = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await clock.sleep(settleMs);
    isWaiting = false;
    // A read that Excel refuses (a cell is being edited) is made up for by the next change.
    await load([...wanted]).catch(() => undefined);
  };
  const watch = async () => {
    if (isWatching) return;
    isWatching = true;
    try {
      await (await loadEngine()).onSheetChange(() => void again());
    } catch {
      // Not in Excel, or not now: Read Cells Again reads them.
      isWatching = false;
    }
  };
  const of = (parameters: readonly string[]): Given | undefined => {
    const all = parameters.map((name) => known.value.get(name));
    if (!all.every((one) => one !== undefined)) return undefined;
    const failed = all.find(({ error }) => error);
    if (failed?.error) return { error: failed.error };
    return {
      values: Object.fromEntries(
        all.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
      ),
    };
  };

  return {
    of,
    shown: (parameters) =>
      parameters.map((name) => ({ name, value: known.value.get(name)?.value })),
    async read(parameters) {
      if (parameters.length === 0) return { values: {} };
      for (const name of parameters) wanted.add(name);
      void watch();
      try {
        await load(parameters);
        return of(parameters)!;
      } catch (error) {
        return { error: toAppError(error) };
      }
    },
  };
}

function same(one: Known | undefined, other: Known): boolean {
  return (
    one !== undefined && one.value === other.value && one.error?.message === other.error?.message
  );
}
