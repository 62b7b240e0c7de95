import { localZone, zoneOffset } from '../../../src/core/zone';

const hour = 3_600_000;

test.each([
  ['UTC', '2026-07-01T00:00:00Z', 0],
  ['Europe/Berlin', '2026-01-01T00:00:00Z', 1],
  ['Europe/Berlin', '2026-07-01T00:00:00Z', 2],
  ['Asia/Kolkata', '2026-07-01T00:00:00Z', 5.5],
  ['Asia/Kathmandu', '2026-07-01T00:00:00Z', 5.75],
  ['America/St_Johns', '2026-01-01T00:00:00Z', -3.5],
  ['Pacific/Kiritimati', '2026-07-01T00:00:00Z', 14],
])('%s is right at %s', (zone, instant, hours) =>
  expect(zoneOffset(zone)(Date.parse(instant))).toBe(hours * hour),
);

test('the change to summer time happens at its instant', () => {
  const offset = zoneOffset('Europe/Berlin');
  expect(offset(Date.parse('2026-03-29T00:59:59Z'))).toBe(hour);
  expect(offset(Date.parse('2026-03-29T01:00:00Z'))).toBe(2 * hour);
});

test('a zone nobody knows is refused', () => {
  expect(() => zoneOffset('Nowhere/Town')).toThrow(RangeError);
});

test('this computer has a zone', () => {
  expect(zoneOffset(localZone())(0)).toEqual(expect.any(Number));
});
