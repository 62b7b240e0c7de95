import type { Workbook } from '../../model/workbook';
import { text } from '../argument';
import { wrap, wrapOrNull, type ObjectType } from '../facade';

interface Entry {
  readonly workbook: Workbook;
  readonly key: string;
}

function write({ workbook, key }: Entry, value: unknown): void {
  workbook.assertWritable();
  workbook.settings.set(key, value);
  workbook.emit({ kind: 'settings' });
}

const settingType: ObjectType<Entry> = {
  name: 'Setting',
  properties: {
    Key: { get: ({ key }) => key },
    Value: { get: ({ workbook, key }) => workbook.settings.get(key), set: write },
    _Id: { get: ({ key }) => key },
  },
  methods: {
    Delete: ({ workbook, key }) => {
      workbook.settings.delete(key);
      workbook.emit({ kind: 'settings' });
    },
  },
  alive: ({ workbook, key }) => workbook.settings.has(key),
};

function find(workbook: Workbook, key: unknown): Entry | undefined {
  const name = text(key);
  return workbook.settings.has(name) ? { workbook, key: name } : undefined;
}

/** Key and value pairs saved with the workbook; keys are case-sensitive. */
export const settingCollectionType: ObjectType<Workbook> = {
  name: 'SettingCollection',
  items: (workbook) =>
    [...workbook.settings.keys()].map((key) => wrap(settingType, { workbook, key })),
  item: (workbook, key) => wrapOrNull(settingType, find(workbook, key)) ?? undefined,
  methods: {
    Add: (workbook, [key, value]) => {
      const entry = { workbook, key: text(key) };
      write(entry, value);
      return wrap(settingType, entry);
    },
    GetItemOrNullObject: (workbook, [key]) => wrapOrNull(settingType, find(workbook, key)),
    GetCount: ({ settings }) => settings.size,
  },
};
