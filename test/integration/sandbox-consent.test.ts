/** The page on which a user lets an app in. */
import { callback, json, sentTo, startFlow, state, type Flow } from './sandbox-oauth-flow';

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.close());

test('names app, company, user and scopes, and has both buttons', async () => {
  const answer = await fetch(flow.authorizeUrl());
  const page = await answer.text();
  expect(answer.status).toBe(200);
  for (const text of ['Excel add-in', 'Sandbox Industries', 'Mari Kask', 'deals:full']) {
    expect(page).toContain(text);
  }
  expect(page).toMatch(/<button[^>]*>Allow and install<\/button>/);
  expect(page).toMatch(/<button[^>]*>Cancel<\/button>/);
});

test('runs no script, stands in no frame and is not kept', async () => {
  const { headers } = await fetch(flow.authorizeUrl());
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('shows nothing of what its address holds', async () => {
  const page = await (await fetch(flow.authorizeUrl({ state: '"><script>' }))).text();
  expect(page).not.toContain('<script');
  expect(page).not.toContain('%3Cscript');
});

test('a yes leads to the callback with code and state', async () => {
  const answer = await flow.decide('allow');
  expect(answer.status).toBe(302);
  const target = sentTo(answer);
  expect(target.origin + target.pathname).toBe(callback);
  expect([...target.searchParams.keys()]).toEqual(['code', 'state']);
  expect(target.searchParams.get('state')).toBe(state);
});

test('a no leads there with user_denied, and without a code', async () => {
  for (const decision of ['cancel', '', 'ALLOW']) {
    const target = sentTo(await flow.decide(decision));
    expect(Object.fromEntries(target.searchParams)).toEqual({ error: 'user_denied', state });
  }
});

test('no state comes back where none was sent', async () => {
  const query = new URLSearchParams({ client_id: 'sandbox-client', redirect_uri: callback });
  const answer = await fetch(`${flow.url}/oauth/authorize?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'allow' }),
    redirect: 'manual',
  });
  expect([...sentTo(answer).searchParams.keys()]).toEqual(['code']);
});

test.each([
  ['another host', 'https://evil.example/oauth/callback'],
  ['a path below', `${callback}/more`],
  ['a parameter more', `${callback}?a=1`],
  ['a slash more', `${callback}/`],
  ['other letters', 'https://ADDIN.example/oauth/callback'],
  ['our host as user', 'https://addin.example@evil.example/oauth/callback'],
  ['a script', 'javascript:alert(1)'],
  ['nothing', ''],
])('a callback with %s is refused, and nobody sent there', async (_, redirect_uri) => {
  for (const answer of [
    await fetch(flow.authorizeUrl({ redirect_uri })),
    await flow.decide('allow', { redirect_uri }),
    await flow.decide('cancel', { redirect_uri }),
  ]) {
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await json(answer)).toEqual({ error: 'Invalid redirect URL' });
  }
});

test('an unknown app is refused', async () => {
  const answer = await fetch(flow.authorizeUrl({ client_id: 'other' }));
  expect(answer.status).toBe(400);
  expect(await json(answer)).toMatchObject({ message: 'Invalid client: client is invalid' });
});

test('the callback can be moved, as in Developer Hub', async () => {
  const moved = 'https://localhost:4000/oauth/callback?tenant=1';
  expect((await flow.control('oauth-callback', { url: moved })).status).toBe(200);
  expect((await flow.decide('allow')).status).toBe(400);
  const target = sentTo(await flow.decide('allow', { redirect_uri: moved }));
  expect([...target.searchParams.keys()]).toEqual(['tenant', 'code', 'state']);
  expect((await flow.control('oauth-callback', { url: 'nowhere' })).status).toBe(400);
});
