import { tables } from '../../../../src/pipedrive/catalogue';
import { parentColumns } from '../../../../src/pipedrive/write/path';

test('only rows of a parent need more than their key to be changed', () => {
  const needed = tables
    .filter(({ writes }) => writes?.update ?? writes?.delete)
    .map((entry) => [entry.name, parentColumns(entry)] as const)
    .filter(([, columns]) => columns.length > 0);
  expect(Object.fromEntries(needed)).toEqual({
    DealsProducts: ['DealId'],
    DealsParticipants: ['DealId'],
    DealsInstallments: ['DealId'],
    DealsDiscounts: ['DealId'],
    NoteComments: ['NoteId'],
    ProductsVariations: ['ProductId'],
    ProjectPhases: ['BoardId'],
  });
});
