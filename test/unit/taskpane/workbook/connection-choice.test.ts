import {
  createConnectionChoice,
  questionsFor,
  tablesText,
} from '../../../../src/taskpane/workbook/connection-choice';
import { aDefinition } from '../../workbook/a-definition';
import { aListedQuery } from './a-listed-query';

const on = (name: string) => ({ definition: { ...aDefinition, connection: { name } } });

test('there is one question per connection name, whatever its case, with its queries', () => {
  const questions = questionsFor([
    aListedQuery({ id: '1', ...on('Sales'), suggested: 'a' }),
    aListedQuery({ id: '2', ...on('Retail') }),
    aListedQuery({ id: '3', ...on('sales'), tables: ['Activities'] }),
    aListedQuery({
      id: '4',
      ...on('Bound'),
      profile: { id: 'b', name: 'Bound', properties: {} },
    }),
  ]);
  expect(
    questions.map(({ name, suggested, queries }) => [name, suggested, queries.map(({ id }) => id)]),
  ).toEqual([
    ['Sales', 'a', ['1', '3']],
    ['Retail', undefined, ['2']],
  ]);
  expect(tablesText(questions[0]!.queries)).toBe('Deals and Activities');
});

test('two questions are asked one after the other, and each gets its own answer', async () => {
  const choice = createConnectionChoice();
  const [first, second] = questionsFor([aListedQuery(on('Sales')), aListedQuery(on('Retail'))]);
  const answers = Promise.all([choice.ask(first!), choice.ask(second!)]);
  await Promise.resolve();
  expect(choice.question.value?.name).toBe('Sales');
  choice.answer({ id: 'a' });
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(choice.question.value?.name).toBe('Retail');
  choice.answer(undefined);
  expect(await answers).toEqual([{ id: 'a' }, undefined]);
  expect(choice.question.value).toBeUndefined();
});
