import { diagnosticsText } from '../../../../src/taskpane/log/diagnostics';
import { anEntry } from './an-entry';

const facts = {
  version: '0.1.0',
  host: {
    inExcel: true,
    supported: true,
    sharedRuntime: true,
    platform: 'web',
    locale: 'en-GB',
    theme: 'light',
  },
  zone: 'Europe/Berlin',
  connections: 2,
  now: Date.UTC(2026, 10, 22, 8),
} as const;

test('diagnostics tell what was done, how it ended and with which requests', () => {
  const text = diagnosticsText([anEntry({ outcome: 'failed', code: 'token-rejected' })], facts, []);
  expect(text).toContain('Excel add-in for Pipedrive 0.1.0');
  expect(text).toContain('Import Deals: failed token-rejected, 7100 ms, 46 requests');
  expect(text).toContain('GET api/v2/deals 200, 120 ms');
});

test('diagnostics hold no secret, even one that found its way into a title', () => {
  const secret = 'my-secret-token';
  const text = diagnosticsText([anEntry({ title: `Import ${secret}` })], facts, [secret]);
  expect(text).not.toContain(secret);
});

test('diagnostics leave out the sentence, which may name a value', () => {
  const text = diagnosticsText([anEntry({ sentence: 'Maren Holtz is not a number' })], facts, []);
  expect(text).not.toContain('Maren');
});
