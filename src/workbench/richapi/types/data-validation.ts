import { ExcelError } from '../../model/error';
import { LiveRange } from '../../model/live-range';
import { contains, cellRect, overlaps, type Rect } from '../../model/rect';
import {
  comparedTypes,
  defaultAlert,
  defaultPrompt,
  isValid,
  livingValidations,
  setValidation,
  validationOperators,
  type ValidationRule,
  type ValidationSettings,
} from '../../model/validation';
import { choice, flag, record, text } from '../argument';
import { Facade, type ObjectType } from '../facade';

/** The validation of a range: one for all, none, or mixed. */
function settingsOf({ sheet, rect }: LiveRange): ValidationSettings | 'None' | 'Inconsistent' {
  const touching = livingValidations(sheet).filter(({ range }) => overlaps(range.rect, rect));
  const [first] = touching;
  if (!first) return 'None';
  return touching.length === 1 && contains(first.range.rect, rect) ? first : 'Inconsistent';
}

const single = (range: LiveRange): ValidationSettings | undefined => {
  const found = settingsOf(range);
  return typeof found === 'string' ? undefined : found;
};

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Excel.DataValidationRule of a rule. */
function shown(rule: ValidationRule | undefined): Record<string, unknown> {
  if (!rule) return {};
  const { type, ...rest } = rule;
  return { [lowerFirst(type)]: rest };
}

/** A formula may be a number, text or a range. */
function operand(value: unknown): string | number {
  if (value instanceof Facade && value.target instanceof LiveRange) {
    return `=${value.target.address}`;
  }
  if (typeof value === 'number') return value;
  const given = text(value);
  const number = Number(given);
  return given.trim() !== '' && Number.isFinite(number) ? number : given;
}

function ruleOf(value: unknown): ValidationRule {
  const rule = record(value);
  if (rule['list']) {
    const { source, inCellDropDown } = record(rule['list']);
    return {
      type: 'List',
      source: String(operand(source)),
      inCellDropDown: flag(inCellDropDown, true),
    };
  }
  if (rule['custom']) {
    return { type: 'Custom', formula: text(record(rule['custom'])['formula']) };
  }
  const type = comparedTypes.find((one) => rule[lowerFirst(one)] !== undefined);
  if (!type) throw new ExcelError('InvalidArgument');
  const { formula1, formula2, operator } = record(rule[lowerFirst(type)]);
  return {
    type,
    operator: choice(operator, validationOperators),
    formula1: operand(formula1),
    ...(formula2 !== undefined && formula2 !== null && { formula2: operand(formula2) }),
  };
}

function change(range: LiveRange, changes: Partial<ValidationSettings>): void {
  const settings = single(range);
  const rule = changes.rule ?? settings?.rule;
  if (!rule) throw new ExcelError('InvalidOperation');
  range.sheet.assertEditable(range.rect);
  setValidation(range.sheet, range.rect, {
    ignoreBlanks: settings?.ignoreBlanks ?? true,
    alert: settings?.alert ?? defaultAlert,
    prompt: settings?.prompt ?? defaultPrompt,
    ...changes,
    rule,
  });
}

/** The first cell whose value is not allowed. */
function invalidCell({ sheet, rect }: LiveRange): Rect | undefined {
  const used = sheet.usedRect(true, rect);
  for (let row = used?.top ?? 0; used && row <= used.bottom; row++) {
    for (let column = used.left; column <= used.right; column++) {
      const at = cellRect(row, column);
      const found = livingValidations(sheet).find(({ range }) => contains(range.rect, at));
      if (found && !isValid(found, row, column, sheet.value(row, column))) return at;
    }
  }
  return undefined;
}

export const dataValidationType: ObjectType<LiveRange> = {
  name: 'DataValidation',
  properties: {
    Type: {
      get: (range) => {
        const found = settingsOf(range);
        return typeof found === 'string' ? found : found.rule.type;
      },
    },
    Rule: {
      get: (range) => shown(single(range)?.rule),
      set: (range, value) => change(range, { rule: ruleOf(value) }),
    },
    Prompt: {
      get: (range) => single(range)?.prompt ?? null,
      set: (range, value) => {
        const { showPrompt, title, message } = record(value);
        const prompt = {
          showPrompt: flag(showPrompt, true),
          title: text(title, ''),
          message: text(message, ''),
        };
        change(range, { prompt });
      },
    },
    ErrorAlert: {
      get: (range) => single(range)?.alert ?? null,
      set: (range, value) => {
        const { showAlert, style, title, message } = record(value);
        const alert = {
          showAlert: flag(showAlert, true),
          style: choice(style, ['Stop', 'Warning', 'Information'], 'Stop'),
          title: text(title, ''),
          message: text(message, ''),
        };
        change(range, { alert });
      },
    },
    IgnoreBlanks: {
      get: (range) => single(range)?.ignoreBlanks ?? null,
      set: (range, value) => change(range, { ignoreBlanks: flag(value) }),
    },
    Valid: { get: (range) => invalidCell(range) === undefined },
  },
  methods: {
    Clear: ({ sheet, rect }) => setValidation(sheet, rect, undefined),
  },
};
