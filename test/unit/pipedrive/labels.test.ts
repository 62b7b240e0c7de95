import { labelDecoder } from '../../../src/pipedrive/labels';

const decode = labelDecoder([
  { id: '1', label: 'Hot' },
  { id: '2', label: 'Cold, dry' },
  { id: 'call', label: 'Call' },
]);

describe('labelDecoder', () => {
  test.each([
    ['an id', 1, 'Hot'],
    ['an id as text, as in v1', '1', 'Hot'],
    ['a key', 'call', 'Call'],
    ['a list, as in v2', [1, 2], 'Hot, Cold, dry'],
    ['a list as text, as in v1', '1,2', 'Hot, Cold, dry'],
    ['an empty list', [], null],
    ['an empty text', '', null],
    ['an object, as with include_option_labels', { id: 1, label: 'Hot' }, 'Hot'],
    ['the id of a deleted option', 9, '9'],
    ['a list with a deleted option', [1, 9], 'Hot, 9'],
    ['a list as text with a deleted option', '9,1', '9, Hot'],
    ['text that is no id', 'x,y', 'x,y'],
  ])('%s', (_name, raw, label) => {
    expect(decode(raw)).toBe(label);
  });
});
