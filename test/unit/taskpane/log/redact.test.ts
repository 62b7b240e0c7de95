import fc from 'fast-check';
import { redact } from '../../../../src/taskpane/log/redact';

test('no known secret survives, wherever it stands', () => {
  const secret = fc
    .string({ minLength: 4, maxLength: 60 })
    .filter((text) => !'********'.includes(text));
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, text) => {
      const dirty = [text, ...secrets, text].join(' ');
      const clean = redact(dirty, secrets);
      for (const one of secrets) expect(clean).not.toContain(one);
    }),
  );
});

test('what looks like a token is hidden even when nobody knows it', () => {
  const token = '0123456789abcdef0123456789abcdef01234567';
  expect(redact(`token ${token}.`, [])).toBe('token ********.');
  expect(redact(`v1u:${'AQIB'.repeat(20)}`, [])).not.toContain('AQIBAQIB');
});

test('ordinary text stays', () => {
  const text = 'GET api/v2/deals 200, 120 ms, 46 requests';
  expect(redact(text, [''])).toBe(text);
});
