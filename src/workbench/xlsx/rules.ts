import { formatAddress, parseRect } from '../model/address';
import {
  cellValueOperators,
  livingConditions,
  type CellValueOperator,
  type Condition,
} from '../model/conditional-format';
import type { Rect } from '../model/rect';
import type { SavedSheet } from '../model/saved';
import type { Sheet } from '../model/sheet';
import {
  comparedTypes,
  livingValidations,
  validationOperators,
  type ValidationRule,
} from '../model/validation';
import { child, children, type XmlElement } from '../xml';
import { fromFile, toFile } from './file-formula';
import { escapeXml, tag } from './markup';
import { flagOf, type Styles } from './style-reader';
import type { StyleWriter } from './style-writer';

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Operators of files, in the order of both of the API's own lists. */
const fileOperators = [
  'between',
  'notBetween',
  'equal',
  'notEqual',
  'greaterThan',
  'lessThan',
  'greaterThanOrEqual',
  'lessThanOrEqual',
] as const;

const formulaMarkup = (name: string, formula: string | number | undefined): string =>
  formula === undefined || formula === ''
    ? ''
    : tag(
        name,
        {},
        escapeXml(
          typeof formula === 'string' && formula.startsWith('=')
            ? toFile(formula, undefined)
            : String(formula),
        ),
      );

/** `<conditionalFormatting>` elements (ECMA-376 part 1, 18.3.1.18). */
export function conditionsMarkup(sheet: Sheet, styles: StyleWriter): string {
  return livingConditions(sheet)
    .map(({ range, condition, look, stopIfTrue }, index) => {
      const attributes = {
        type: condition.type === 'Custom' ? 'expression' : 'cellIs',
        dxfId: styles.look(look),
        priority: index + 1,
        stopIfTrue: stopIfTrue || undefined,
        operator:
          condition.type === 'Custom'
            ? undefined
            : fileOperators[cellValueOperators.indexOf(condition.operator)],
      };
      const formulas =
        condition.type === 'Custom'
          ? [formulaMarkup('formula', condition.formula)]
          : [
              formulaMarkup('formula', condition.formula1),
              formulaMarkup('formula', condition.formula2),
            ];
      return tag(
        'conditionalFormatting',
        { sqref: formatAddress(range.rect) },
        tag('cfRule', attributes, formulas),
      );
    })
    .join('');
}

const areas = (element: XmlElement): Rect[] =>
  (element.attributes['sqref'] ?? '')
    .split(/\s+/)
    .flatMap((address) => (address === '' ? [] : (parseRect(address) ?? [])));

/** Rules of kinds that are not drawn here (bars, icons, scales) are left out. */
export function readConditions(
  root: XmlElement,
  { looks }: Styles,
): NonNullable<SavedSheet['conditionalFormats']> {
  const found = children(root, 'conditionalFormatting').flatMap((element) =>
    children(element, 'cfRule').flatMap((rule) => {
      const condition = readCondition(rule);
      if (!condition) return [];
      const look = looks[Number(rule.attributes['dxfId'] ?? -1)] ?? {};
      const priority = Number(rule.attributes['priority'] ?? 0);
      const stopIfTrue = flagOf(rule, 'stopIfTrue');
      return areas(element).map((rect) => ({ priority, rect, condition, look, stopIfTrue }));
    }),
  );
  return found
    .sort((a, b) => a.priority - b.priority)
    .map(({ rect, condition, look, stopIfTrue }) => ({ rect, condition, look, stopIfTrue }));
}

function readCondition(rule: XmlElement): Condition | undefined {
  const [formula1 = '', formula2] = children(rule, 'formula').map(({ text }) =>
    fromFile(text, undefined),
  );
  const { type, operator } = rule.attributes;
  if (type === 'expression') return { type: 'Custom', formula: formula1 };
  const index = fileOperators.findIndex((one) => one === operator);
  if (type !== 'cellIs' || index < 0) return undefined;
  const read: CellValueOperator = cellValueOperators[index]!;
  return {
    type: 'CellValue',
    operator: read,
    formula1,
    ...(formula2 !== undefined && { formula2 }),
  };
}

/** File names of what a validation compares; the API's in their own order. */
const fileTypes = ['whole', 'decimal', 'date', 'time', 'textLength'] as const;

/** `<dataValidations>` (18.3.1.33). */
export function validationsMarkup(sheet: Sheet): string {
  const elements = livingValidations(sheet).map(({ range, rule, ignoreBlanks, alert, prompt }) => {
    const list = rule.type === 'List';
    const compared = rule.type !== 'List' && rule.type !== 'Custom' ? rule : undefined;
    const type = list
      ? 'list'
      : compared
        ? fileTypes[comparedTypes.indexOf(compared.type)]
        : 'custom';
    return tag(
      'dataValidation',
      {
        type,
        errorStyle: alert.style === 'Stop' ? undefined : lowerFirst(alert.style),
        operator: compared && fileOperators[validationOperators.indexOf(compared.operator)],
        allowBlank: ignoreBlanks,
        // The attribute says the opposite of its name.
        showDropDown: list && !rule.inCellDropDown ? true : undefined,
        showInputMessage: prompt.showPrompt,
        showErrorMessage: alert.showAlert,
        errorTitle: alert.title || undefined,
        error: alert.message || undefined,
        promptTitle: prompt.title || undefined,
        prompt: prompt.message || undefined,
        sqref: formatAddress(range.rect),
      },
      ruleFormulas(rule),
    );
  });
  return elements.length > 0 ? tag('dataValidations', { count: elements.length }, elements) : '';
}

function ruleFormulas(rule: ValidationRule): string[] {
  if (rule.type === 'Custom') return [formulaMarkup('formula1', rule.formula)];
  if (rule.type === 'List') {
    const { source } = rule;
    const quoted = source.startsWith('=') ? source : `"${source.replaceAll('"', '""')}"`;
    return [formulaMarkup('formula1', quoted)];
  }
  return [formulaMarkup('formula1', rule.formula1), formulaMarkup('formula2', rule.formula2)];
}

export function readValidations(root: XmlElement): NonNullable<SavedSheet['validations']> {
  return children(child(root, 'dataValidations'), 'dataValidation').flatMap((element) => {
    const rule = readRule(element);
    if (!rule) return [];
    const text = (name: string): string => element.attributes[name] ?? '';
    const style = (['Warning', 'Information'] as const).find(
      (one) => lowerFirst(one) === text('errorStyle'),
    );
    const settings = {
      rule,
      ignoreBlanks: flagOf(element, 'allowBlank'),
      alert: {
        showAlert: flagOf(element, 'showErrorMessage'),
        style: style ?? 'Stop',
        title: text('errorTitle'),
        message: text('error'),
      },
      prompt: {
        showPrompt: flagOf(element, 'showInputMessage'),
        title: text('promptTitle'),
        message: text('prompt'),
      },
    } as const;
    return areas(element).map((rect) => ({ ...settings, rect }));
  });
}

function readRule(element: XmlElement): ValidationRule | undefined {
  const { type, operator = 'between' } = element.attributes;
  const formula = (name: string): string => child(element, name)?.text ?? '';
  if (type === 'list') {
    const literal = /^"(.*)"$/s.exec(formula('formula1'))?.[1]?.replaceAll('""', '"');
    return {
      type: 'List',
      source: literal ?? fromFile(formula('formula1'), undefined),
      inCellDropDown: !flagOf(element, 'showDropDown'),
    };
  }
  if (type === 'custom') {
    return { type: 'Custom', formula: fromFile(formula('formula1'), undefined) };
  }
  const compared = comparedTypes[fileTypes.findIndex((one) => one === type)];
  const index = fileOperators.findIndex((one) => one === operator);
  if (!compared || index < 0) return undefined;
  const operand = (name: string): string | number => {
    const text = formula(name);
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : fromFile(text, undefined);
  };
  return {
    type: compared,
    operator: validationOperators[index]!,
    formula1: operand('formula1'),
    ...(child(element, 'formula2') && { formula2: operand('formula2') }),
  };
}
