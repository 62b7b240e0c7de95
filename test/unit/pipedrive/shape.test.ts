import { shapes } from '../../../src/pipedrive/shape';

describe('shapes', () => {
  const phones = [
    { value: '+49 30 1', primary: false, label: '' },
    { value: '+49 30 2', primary: true, label: 'work' },
  ];

  test('the primary phone is the one marked so, or the first', () => {
    expect(shapes.primary(phones)).toBe('+49 30 2');
    expect(shapes.primary([phones[0]])).toBe('+49 30 1');
    expect(shapes.primary([])).toBeNull();
  });

  test('an address is shown as it was typed, or as formatted', () => {
    expect(shapes.address({ value: 'Main St 1', formatted_address: 'x' })).toBe('Main St 1');
    expect(shapes.address({ value: null, formatted_address: 'Main St 1, USA' })).toBe(
      'Main St 1, USA',
    );
    expect(shapes.address({ value: null })).toBeNull();
    expect(shapes.address('Main St 1')).toBe('Main St 1');
  });

  test('prices keep their currencies', () => {
    const prices = [
      { price: 5, currency: 'EUR' },
      { price: 6.5, currency: 'USD' },
    ];
    expect(shapes.prices(prices)).toBe('5 EUR, 6.5 USD');
    expect(shapes.prices([])).toBeNull();
  });
});
