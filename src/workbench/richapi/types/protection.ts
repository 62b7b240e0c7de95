import { defaultProtection, type ProtectionOptions } from '../../model/protection';
import type { Sheet } from '../../model/sheet';
import type { Workbook } from '../../model/workbook';
import { choice, flag, record, text } from '../argument';
import type { ObjectType } from '../facade';

function options(value: unknown): Partial<ProtectionOptions> {
  const given = Object.entries(record(value)).filter(
    ([name, one]) => name in defaultProtection && one !== null && one !== undefined,
  );
  return Object.fromEntries(
    given.map(([name, one]) => [
      name,
      name === 'selectionMode' ? choice(one, ['Normal', 'Unlocked', 'None']) : flag(one),
    ]),
  );
}

export const protectionType: ObjectType<Sheet> = {
  name: 'WorksheetProtection',
  properties: {
    Protected: { get: (sheet) => sheet.protection.on },
    Options: { get: (sheet) => sheet.protection.options },
  },
  methods: {
    Protect: (sheet, [given, password]) => {
      sheet.protection.protect(options(given), text(password, ''));
      sheet.workbook.emit({ kind: 'protection', sheet });
    },
    Unprotect: (sheet, [password]) => {
      sheet.protection.unprotect(text(password, ''));
      sheet.workbook.emit({ kind: 'protection', sheet });
    },
  },
};

export const workbookProtectionType: ObjectType<Workbook> = {
  name: 'WorkbookProtection',
  properties: {
    Protected: { get: ({ protection }) => protection.on },
  },
  methods: {
    Protect: ({ protection }, [password]) => protection.protect({}, text(password, '')),
    Unprotect: ({ protection }, [password]) => protection.unprotect(text(password, '')),
  },
};
