import { child, descendants, parseXml } from '../../../src/workbench/xml';

test('prefixes are dropped, entities decoded, comments skipped', () => {
  const root = parseXml(
    `<?xml version="1.0"?><!-- head --><a:x xmlns:a="urn:a" a:k="1 &amp; 2"><b>&#x41;&lt;<!-- in --></b></a:x>`,
  );
  expect(root.name).toBe('x');
  expect(root.attributes['k']).toBe('1 & 2');
  expect(child(root, 'b')?.text).toBe('A<');
});

test('an attribute may hold > and quotes of the other kind', () => {
  const root = parseXml(`<a t='x > "y"'><b/></a>`);
  expect(root.attributes['t']).toBe('x > "y"');
  expect(root.children).toHaveLength(1);
});

test('elements of one name are found at any depth, in document order', () => {
  const root = parseXml('<a><n>1</n><b><n>2</n></b><n>3</n></a>');
  expect(descendants(root, 'n').map(({ text }) => text)).toEqual(['1', '2', '3']);
});

test.each(['<a><b></a>', '<a>', 'text', '</a>', '<a></a></a>'])('%s is refused', (text) => {
  expect(() => parseXml(text)).toThrow(SyntaxError);
});
