import type { DocumentProperties } from '../../model/document-properties';
import type { Workbook } from '../../model/workbook';
import { integer, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { documentCustomPropertiesType } from './custom-property';

type TextKey = {
  [Key in keyof DocumentProperties]: DocumentProperties[Key] extends string ? Key : never;
}[keyof DocumentProperties];

const textProperty = (key: TextKey): Property<Workbook> => ({
  get: ({ properties }) => properties[key],
  set: ({ properties }, value) => {
    properties[key] = text(value);
  },
});

export const documentPropertiesType: ObjectType<Workbook> = {
  name: 'DocumentProperties',
  properties: {
    Title: textProperty('title'),
    Subject: textProperty('subject'),
    Author: textProperty('author'),
    Keywords: textProperty('keywords'),
    Comments: textProperty('comments'),
    LastAuthor: { get: ({ properties }) => properties.lastAuthor },
    RevisionNumber: {
      get: ({ properties }) => properties.revisionNumber,
      set: ({ properties }, value) => {
        properties.revisionNumber = integer(value);
      },
    },
    CreationDate: { get: ({ properties }) => new Date(properties.creationDate).toISOString() },
    Category: textProperty('category'),
    Manager: textProperty('manager'),
    Company: textProperty('company'),
  },
  navigations: { Custom: (workbook) => wrap(documentCustomPropertiesType, workbook) },
};
