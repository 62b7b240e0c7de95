import { call } from './call';

const document = '<deals><deal id="1"><v>10</v></deal><deal id="2"><v>20</v></deal></deals>';

describe('XML_EXTRACT', () => {
  test.each([
    ['/deals/deal/v', '10,20'],
    ['//deal[@id="2"]/v', '20'],
    ['//deal/@id', '1,2'],
    ['sum(//v)', '30'],
    ['/deals/none', null],
  ])('%s selects %s', (path, result) => {
    expect(call('XML_EXTRACT', document, path)).toBe(result);
  });

  test.each(['<a><b></a>', 'no xml', '<a', ''])('%j is named as no XML', (xml) => {
    expect(() => call('XML_EXTRACT', xml, '/a')).toThrow('it is not XML');
  });

  test('a path that is none is named', () => {
    expect(() => call('XML_EXTRACT', document, '/deals[')).toThrow('it is not an XPath');
  });

  test('entities that a document defines are not expanded', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(() => call('XML_EXTRACT', bomb, '/a')).toThrow('it is not XML');
  });
});
