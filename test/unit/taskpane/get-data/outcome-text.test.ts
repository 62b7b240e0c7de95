import { AppError } from '../../../../src/core/error';
import { outcomeText } from '../../../../src/taskpane/get-data/outcome-text';

test('every ending says that nothing was written, once', () => {
  expect(outcomeText(new AppError('cancelled'))).toBe('Import stopped. Nothing was written.');
  for (const error of [
    new AppError('network-down'),
    new AppError('sheet-protected', { sheet: 'Deals' }),
    new TypeError('x is undefined'),
  ])
    expect(outcomeText(error).match(/Nothing was written/g)).toHaveLength(1);
});
