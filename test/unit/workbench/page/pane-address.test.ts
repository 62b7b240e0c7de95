import { paneAddress } from '../../../../src/workbench/page/pane-address';

test('without ?pane= the configured add-in is loaded', () => {
  expect(paneAddress('')).toEqual({ kind: 'configured' });
});

test('an https page on localhost is loaded, on any port', () => {
  expect(paneAddress('?pane=https%3A%2F%2Flocalhost%3A4001%2Fpane.html')).toEqual({
    kind: 'other',
    url: 'https://localhost:4001/pane.html',
  });
});

test.each([
  ['http', 'http://localhost:4001/'],
  ['another host', 'https://example.com/'],
  ['a host that only looks like localhost', 'https://localhost.example.com/'],
  ['a script', 'javascript:alert(1)'],
  ['no address at all', 'pane.html'],
])('%s is refused with one sentence', (_, pane) => {
  expect(paneAddress(`?pane=${encodeURIComponent(pane)}`)).toEqual({
    kind: 'refused',
    sentence: `The workbench loads add-in pages over https from localhost only, and ${pane} is not such an address.`,
  });
});
