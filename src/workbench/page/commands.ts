import { changeFormat, writeNumberFormats } from '../model/edit';
import type { Format } from '../model/format';
import type { IconName } from './chrome/icon';
import { deleteLines, hideLines, insertLines } from './line-menu';
import type { Workbench } from './workbench';

/** A button of Excel's own tabs. */
interface ButtonCommand {
  readonly kind: 'button';
  readonly label: string;
  readonly icon: IconName;
  readonly large?: boolean;
  run(workbench: Workbench): void;
  pressed?(workbench: Workbench): boolean;
}

interface ChoiceCommand {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  value(workbench: Workbench): string;
  choose(workbench: Workbench, value: string): void;
}

export type Command = ButtonCommand | ChoiceCommand;

interface CommandTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly { readonly label: string; readonly commands: readonly Command[] }[];
}

const activeFormat = ({ workbook, cursor }: Workbench): Format =>
  workbook.activeSheet.format(cursor.active.row, cursor.active.column);

/** Switches a property of the selected cells between two values, the active cell's state deciding. */
function toggle<Name extends keyof Format>(
  label: string,
  icon: IconName,
  name: Name,
  on: Format[Name],
  off: Format[Name],
): Command {
  const pressed = (workbench: Workbench) => activeFormat(workbench)[name] === on;
  return {
    kind: 'button',
    label,
    icon,
    pressed,
    run: (workbench) => {
      const change = { [name]: pressed(workbench) ? off : on };
      workbench.attempt(() =>
        changeFormat(workbench.workbook.activeSheet, workbench.cursor.rect, change),
      );
    },
  };
}

const align = (label: string, icon: IconName, value: string): Command =>
  toggle(label, icon, 'horizontalAlignment', value, 'General');

const lineCommand = (
  label: string,
  icon: IconName,
  run: (workbench: Workbench) => void,
): Command => ({ kind: 'button', label, icon, run });

const numberFormats = [
  ['General', 'General'],
  ['0.00', 'Number'],
  ['#,##0.00', 'Number with thousands'],
  ['yyyy-mm-dd', 'Date'],
  ['yyyy-mm-dd hh:mm', 'Date and time'],
  ['0%', 'Percentage'],
  ['@', 'Text'],
] as const;

/** Hiding and showing, for the selected rows and columns. */
const lineChoices = (['columns', 'rows'] as const).flatMap((axis) =>
  [true, false].map((hidden) => ({
    id: `${hidden}-${axis}`,
    label: `${hidden ? 'Hide' : 'Unhide'} ${axis}`,
    run: (workbench: Workbench) => hideLines(workbench, axis, hidden),
  })),
);

/** What a person needs around an add-in; everything else of Excel's ribbon is left out. */
export const commandTabs: readonly CommandTab[] = [
  {
    id: 'TabHome',
    label: 'Home',
    groups: [
      {
        label: 'Font',
        commands: [
          toggle('Bold', 'bold', 'bold', true, false),
          toggle('Italic', 'italic', 'italic', true, false),
        ],
      },
      {
        label: 'Alignment',
        commands: [
          align('Align left', 'left', 'Left'),
          align('Center', 'center', 'Center'),
          align('Align right', 'right', 'Right'),
        ],
      },
      {
        label: 'Number',
        commands: [
          {
            kind: 'choice',
            label: 'Number format',
            options: [...numberFormats, ['', 'Custom']],
            value: (workbench) => {
              const { numberFormat } = activeFormat(workbench);
              return numberFormats.some(([format]) => format === numberFormat) ? numberFormat : '';
            },
            choose: (workbench, format) => {
              if (format === '') return;
              workbench.attempt(() =>
                writeNumberFormats(workbench.workbook.activeSheet, workbench.cursor.rect, format),
              );
            },
          },
        ],
      },
      {
        label: 'Cells',
        commands: [
          lineCommand('Insert rows', 'insertRow', (workbench) => insertLines(workbench, 'rows')),
          lineCommand('Delete rows', 'deleteRow', (workbench) => deleteLines(workbench, 'rows')),
          {
            kind: 'choice',
            label: 'Rows and columns',
            options: [['', 'Format'], ...lineChoices.map(({ id, label }) => [id, label] as const)],
            value: () => '',
            choose: (workbench, id) => {
              lineChoices.find((choice) => choice.id === id)?.run(workbench);
            },
          },
        ],
      },
      {
        label: 'View',
        commands: [
          {
            kind: 'button',
            label: 'Freeze top row',
            icon: 'freeze',
            pressed: ({ workbook }) => workbook.activeSheet.layout.frozen.rows > 0,
            run: (workbench) => {
              const sheet = workbench.workbook.activeSheet;
              const rows = sheet.layout.frozen.rows > 0 ? 0 : 1;
              sheet.layout.frozen = { rows, columns: 0 };
              workbench.workbook.emit({ kind: 'layout', sheet });
            },
          },
        ],
      },
    ],
  },
  {
    id: 'TabReview',
    label: 'Review',
    groups: [
      {
        label: 'Protect',
        commands: [
          {
            kind: 'button',
            label: 'Protect Sheet',
            icon: 'lock',
            large: true,
            pressed: ({ workbook }) => workbook.activeSheet.protection.on,
            run: (workbench) => {
              const sheet = workbench.workbook.activeSheet;
              workbench.attempt(() => {
                if (sheet.protection.on) sheet.protection.unprotect();
                else sheet.protection.protect();
                workbench.workbook.emit({ kind: 'protection', sheet });
              });
            },
          },
        ],
      },
    ],
  },
];
