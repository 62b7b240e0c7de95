import { spawn, type ChildProcess } from 'node:child_process';
import { callback, press } from '../integration/consent';

/** An access token of the sandbox, got as a user gets it. */
export async function signIn(url: string): Promise<string> {
  await fetch(`${url}/_sandbox/oauth-callback`, {
    method: 'POST',
    body: JSON.stringify({ url: callback }),
  });
  const asked = new URLSearchParams({ client_id: 'sandbox-client', redirect_uri: callback });
  const sentTo = await press('Allow and install', `${url}/oauth/authorize?${asked}`);
  const code = new URL(sentTo).searchParams.get('code')!;
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

/** A sandbox that shares no processor time with who measures; `options` are `SANDBOX_...` variables. */
export async function startSandboxProcess(
  options: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
    env: { ...process.env, SANDBOX_PORT: '0', ...options },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /^Sandbox: (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error('The sandbox ended before it was ready.')));
  });
  return { url, process: child };
}
