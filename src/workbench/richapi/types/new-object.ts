import type { Workbook } from '../../model/workbook';
import { wrap, type Facade, type ObjectType } from '../facade';

/** Told by the client once its handlers of ribbon commands are in place. */
const internalServiceType: ObjectType<Workbook> = {
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => undefined },
};

const types: Readonly<Record<string, ObjectType<Workbook>>> = {
  'Microsoft.InternalService.AddinInternalService': internalServiceType,
};

/** An object that does not hang off the workbook, by its type's full name. */
export function newObject(name: string, workbook: Workbook): Facade<unknown> | undefined {
  const type = types[name];
  return type && wrap(type, workbook);
}
