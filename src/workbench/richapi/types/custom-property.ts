import { ExcelError } from '../../model/error';
import type { Sheet } from '../../model/sheet';
import type { Workbook } from '../../model/workbook';
import { text } from '../argument';
import { wrap, wrapOrNull, type ObjectType } from '../facade';

/** An entry of a map, as the objects of key and value in Excel's API are. */
interface Entry<Value> {
  readonly map: Map<string, Value>;
  readonly key: string;
}

const find = <Value>(map: Map<string, Value>, key: unknown): Entry<Value> | undefined => {
  const lower = text(key).toLowerCase();
  const found = [...map.keys()].find((one) => one.toLowerCase() === lower);
  return found === undefined ? undefined : { map, key: found };
};

const sheetPropertyType: ObjectType<Entry<string>> = {
  name: 'WorksheetCustomProperty',
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ map, key }) => map.get(key),
      set: ({ map, key }, value) => void map.set(key, text(value)),
    },
    _Id: { get: ({ key }) => key },
  },
  methods: { Delete: ({ map, key }) => void map.delete(key) },
};

export const sheetPropertiesType: ObjectType<Sheet> = {
  name: 'WorksheetCustomPropertyCollection',
  items: ({ customProperties: map }) =>
    [...map.keys()].map((key) => wrap(sheetPropertyType, { map, key })),
  item: ({ customProperties }, key) =>
    wrapOrNull(sheetPropertyType, find(customProperties, key)) ?? undefined,
  methods: {
    Add: ({ customProperties: map }, [key, value]) => {
      map.set(find(map, key)?.key ?? text(key), text(value));
      return wrapOrNull(sheetPropertyType, find(map, key));
    },
    GetItemOrNullObject: ({ customProperties }, [key]) =>
      wrapOrNull(sheetPropertyType, find(customProperties, key)),
    GetCount: ({ customProperties }) => customProperties.size,
  },
};

type DocumentValue = string | number | boolean;

const documentPropertyType: ObjectType<Entry<DocumentValue>> = {
  name: 'CustomProperty',
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ map, key }) => map.get(key),
      set: ({ map, key }, value) => void map.set(key, documentValue(value)),
    },
    Type: {
      get: ({ map, key }) =>
        ({ string: 'String', number: 'Number', boolean: 'Boolean' })[
          typeof map.get(key) as 'string' | 'number' | 'boolean'
        ],
    },
  },
  methods: { Delete: ({ map, key }) => void map.delete(key) },
};

function documentValue(value: unknown): DocumentValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw new ExcelError('InvalidArgument');
}

export const documentCustomPropertiesType: ObjectType<Workbook> = {
  name: 'CustomPropertyCollection',
  items: ({ properties: { custom: map } }) =>
    [...map.keys()].map((key) => wrap(documentPropertyType, { map, key })),
  item: ({ properties: { custom } }, key) =>
    wrapOrNull(documentPropertyType, find(custom, key)) ?? undefined,
  methods: {
    Add: ({ properties: { custom: map } }, [key, value]) => {
      map.set(find(map, key)?.key ?? text(key), documentValue(value));
      return wrapOrNull(documentPropertyType, find(map, key));
    },
    DeleteAll: ({ properties: { custom } }) => custom.clear(),
    GetItemOrNullObject: ({ properties: { custom } }, [key]) =>
      wrapOrNull(documentPropertyType, find(custom, key)),
    GetCount: ({ properties: { custom } }) => custom.size,
  },
};
