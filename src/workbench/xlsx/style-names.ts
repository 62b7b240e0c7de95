/** Words of the API and their counterparts in styles.xml. What is missing is written as it is read: not at all. */

/** Excel.HorizontalAlignment. */
export const horizontalAlignments: Readonly<Record<string, string>> = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
};

/** Excel.VerticalAlignment; Bottom is the default. */
export const verticalAlignments: Readonly<Record<string, string>> = {
  Top: 'top',
  Center: 'center',
  Justify: 'justify',
  Distributed: 'distributed',
};

/** Excel.RangeUnderlineStyle. */
export const underlines: Readonly<Record<string, string>> = {
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
};

/** Excel.ReadingOrder. */
export const readingOrders: Readonly<Record<string, string>> = {
  LeftToRight: '1',
  RightToLeft: '2',
};

/** Excel.FillPattern. */
export const fillPatterns: Readonly<Record<string, string>> = {
  Solid: 'solid',
  Gray8: 'gray0625',
  Gray16: 'gray125',
  Gray25: 'lightGray',
  Gray50: 'mediumGray',
  Gray75: 'darkGray',
  Horizontal: 'darkHorizontal',
  Vertical: 'darkVertical',
  Down: 'darkDown',
  Up: 'darkUp',
  Checker: 'darkGrid',
  SemiGray75: 'darkTrellis',
  LightHorizontal: 'lightHorizontal',
  LightVertical: 'lightVertical',
  LightDown: 'lightDown',
  LightUp: 'lightUp',
  Grid: 'lightGrid',
  CrissCross: 'lightTrellis',
};

/** Excel.BorderLineStyle and Excel.BorderWeight, as `style weight`. */
export const borderStyles: Readonly<Record<string, string>> = {
  'Continuous Hairline': 'hair',
  'Continuous Thin': 'thin',
  'Continuous Medium': 'medium',
  'Continuous Thick': 'thick',
  'Dash Thin': 'dashed',
  'Dash Medium': 'mediumDashed',
  'DashDot Thin': 'dashDot',
  'DashDot Medium': 'mediumDashDot',
  'DashDotDot Thin': 'dashDotDot',
  'DashDotDot Medium': 'mediumDashDotDot',
  'Dot Thin': 'dotted',
  'Double Thick': 'double',
  'SlantDashDot Medium': 'slantDashDot',
};

/** Sides of a cell in the order of the file, with their names in the API. */
export const borderSides = [
  ['left', 'EdgeLeft'],
  ['right', 'EdgeRight'],
  ['top', 'EdgeTop'],
  ['bottom', 'EdgeBottom'],
] as const;

/** Number formats that files know by their number alone (ECMA-376 part 1, 18.8.30, English). */
export const builtInFormats: Readonly<Record<string, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The entries of a record the other way round. */
export const reversed = (
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(names).map(([key, value]) => [value, key]));
