import type { LiveRange } from '../../model/live-range';
import type { Sheet } from '../../model/sheet';
import { place } from '../argument';
import type { ObjectType } from '../facade';

/** The range a sheet's filter buttons stand on. Rows are not filtered here: criteria are not taken. */
const filtered = new WeakMap<Sheet, LiveRange>();

export const autoFilterType: ObjectType<Sheet> = {
  name: 'AutoFilter',
  properties: {
    Enabled: { get: (sheet) => filtered.has(sheet) },
    IsDataFiltered: { get: () => false },
    Criteria: { get: () => [] },
  },
  methods: {
    Apply: (sheet, [range], host) => {
      const target = place(range, host, sheet);
      filtered.get(sheet)?.release();
      filtered.set(sheet, sheet.range(target.rect));
    },
    ClearCriteria: () => undefined,
    Remove: (sheet) => {
      filtered.get(sheet)?.release();
      filtered.delete(sheet);
    },
    GetRangeOrNullObject: (sheet, _args, host) => {
      const range = filtered.get(sheet);
      return range?.alive ? host.range(sheet, range.rect) : null;
    },
  },
};
