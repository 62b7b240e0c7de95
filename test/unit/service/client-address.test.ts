import { Hono } from 'hono';
import { clientAddress } from '../../../src/service/rate-limit';

/** What the service takes for the caller of a request that comes from `remote`. */
async function address(remote: string, proxies: number, forwarded?: string): Promise<string> {
  const app = new Hono();
  app.get('/', (context) => context.text(clientAddress(context, proxies)));
  const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {};
  const incoming = { socket: { remoteAddress: remote, remotePort: 1, remoteFamily: 'IPv4' } };
  return (await app.request('/', { headers }, { incoming })).text();
}

test('without a proxy a caller cannot choose its address', async () => {
  expect(await address('192.0.2.1', 0, '198.51.100.7')).toBe('192.0.2.1');
});

test('behind proxies the address is the one that the outermost of them saw', async () => {
  expect(await address('10.0.0.1', 1, '198.51.100.7, 192.0.2.1')).toBe('192.0.2.1');
  expect(await address('10.0.0.1', 2, '198.51.100.7, 192.0.2.1, 10.0.0.2')).toBe('192.0.2.1');
});

test('all addresses of one IPv6 network count as one caller', async () => {
  const one = await address('2001:db8:1:2:aaaa::1', 0);
  expect(await address('2001:db8:1:2:bbbb:1:2:3', 0)).toBe(one);
  expect(await address('2001:db8:1:3:aaaa::1', 0)).not.toBe(one);
});
