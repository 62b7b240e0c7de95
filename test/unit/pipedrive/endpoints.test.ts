import { baseUrls } from '../../../src/pipedrive/endpoints';

const endpoints = {
  direct: 'https://{company}.pipedrive.com',
  relay: 'https://addin.example/pipedrive/{company}/',
};

describe('baseUrls', () => {
  test('Pipedrive itself is tried first, then the relay', () => {
    expect(baseUrls(endpoints, 'acme')).toEqual([
      { route: 'direct', url: 'https://acme.pipedrive.com' },
      { route: 'relay', url: 'https://addin.example/pipedrive/acme' },
    ]);
  });

  test('the route that worked last time is tried first', () => {
    expect(baseUrls(endpoints, 'acme', 'relay').map(({ route }) => route)).toEqual([
      'relay',
      'direct',
    ]);
  });

  test('a route without an address is not tried', () => {
    expect(baseUrls({ relay: endpoints.relay }, 'acme').map(({ route }) => route)).toEqual([
      'relay',
    ]);
  });

  test('without a company, the host for all companies answers', () => {
    expect(baseUrls(endpoints, '')[0]!.url).toBe('https://api.pipedrive.com');
  });

  test.each(['http://localhost:1', 'http://sandbox.localhost:1', 'http://127.0.0.1:1'])(
    'plain http stays on this computer: %s',
    (direct) => {
      expect(baseUrls({ direct }, 'acme')).toHaveLength(1);
    },
  );

  test.each(['http://acme.pipedrive.com', 'http://localhost.example', 'ftp://localhost'])(
    'the token is never sent to %s',
    (direct) => {
      expect(() => baseUrls({ direct }, 'acme')).toThrow(
        expect.objectContaining({ code: 'property-invalid' }),
      );
    },
  );
});
