import type { CalculationMode } from '../../model/calculation';
import type { Workbook } from '../../model/workbook';
import { choice, flag, integer, numeric } from '../argument';
import { wrap, type ObjectType } from '../facade';

const modes: readonly CalculationMode[] = ['Automatic', 'AutomaticExceptTables', 'Manual'];
export const calculationEngineVersion = 191_029;

const numberFormatInfoType: ObjectType<Workbook> = {
  name: 'NumberFormatInfo',
  properties: {
    NumberDecimalSeparator: { get: () => '.' },
    NumberGroupSeparator: { get: () => ',' },
  },
};

const datetimeFormatInfoType: ObjectType<Workbook> = {
  name: 'DatetimeFormatInfo',
  properties: {
    DateSeparator: { get: () => '/' },
    LongDatePattern: { get: () => 'dddd, mmmm d, yyyy' },
    ShortDatePattern: { get: () => 'm/d/yyyy' },
    TimeSeparator: { get: () => ':' },
    LongTimePattern: { get: () => 'h:mm:ss AM/PM' },
  },
};

/** The workbench speaks en-US, which typed dates and numbers are read in. */
const cultureInfoType: ObjectType<Workbook> = {
  name: 'CultureInfo',
  properties: { Name: { get: () => 'en-US' } },
  navigations: {
    NumberFormat: (workbook) => wrap(numberFormatInfoType, workbook),
    DatetimeFormat: (workbook) => wrap(datetimeFormatInfoType, workbook),
  },
};

const iterativeCalculationType: ObjectType<Workbook> = {
  name: 'IterativeCalculation',
  properties: {
    Enabled: { get: () => false, set: (_workbook, value) => void flag(value) },
    MaxIteration: { get: () => 100, set: (_workbook, value) => void integer(value) },
    MaxChange: { get: () => 0.001, set: (_workbook, value) => void numeric(value) },
  },
};

export const applicationType: ObjectType<Workbook> = {
  name: 'Application',
  properties: {
    CalculationMode: {
      get: ({ calculation }) => calculation.mode,
      set: ({ calculation }, value) => {
        calculation.mode = choice(value, modes);
      },
    },
    CalculationEngineVersion: { get: () => calculationEngineVersion },
    CalculationState: { get: () => 'Done' },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true },
  },
  navigations: {
    CultureInfo: (workbook) => wrap(cultureInfoType, workbook),
    IterativeCalculation: (workbook) => wrap(iterativeCalculationType, workbook),
  },
  methods: {
    Calculate: ({ calculation }, [kind]) => {
      choice(kind, ['Recalculate', 'Full', 'FullRebuild']);
      calculation.recalculateAll();
    },
    SuspendApiCalculationUntilNextSync: ({ calculation }) => calculation.suspend(),
    // The page draws after a batch anyway.
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
};
